package org.jixiaoflow.review.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.support.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "directory", description = "Who one is, and what things are called")
class DirectoryController {

    private final Introduction introduction;
    private final Directory directory;

    DirectoryController(Introduction introduction, Directory directory) {
        this.introduction = introduction;
        this.directory = directory;
    }

    @GetMapping("/me")
    @Operation(
            operationId = "getMe",
            summary = "Who the caller is, in whose name they act, and what they may do",
            description =
                    "With the header Acting-For: in that name. Every code comes with its name in the caller's language.")
    Me me(Caller caller, Locale locale) {
        caller.require(Right.BE_INTRODUCED);
        return introduction.of(caller, locale);
    }

    @GetMapping("/regions")
    @Operation(
            operationId = "listRegions",
            summary = "The regions and years there are for the caller",
            description =
                    "Those with a form the caller may see, and those where a department must file that the caller files for or reviews.")
    List<RegionYears> regions(Caller caller, Locale locale) {
        return directory.regions(caller.listReadership(), locale);
    }

    @GetMapping("/departments")
    @Operation(
            operationId = "listDepartments",
            summary = "Departments of a region's year, by code",
            description = "Those that must file, and those with a form the caller may see.")
    List<Named> departments(
            Caller caller,
            @Parameter(description = "行政区划代码") @RequestParam String region,
            @Parameter(description = "Budget year") @RequestParam int year) {
        caller.require(Right.READ_FILINGS, region);
        return directory.departments(caller.listReadership(), region, year);
    }
}
