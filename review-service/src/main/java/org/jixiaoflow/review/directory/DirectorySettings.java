package org.jixiaoflow.review.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What regions are called; no form says.
 *
 * @param regions by 行政区划代码
 */
@Validated
@ConfigurationProperties("jixiao.directory")
public record DirectorySettings(@DefaultValue Map<String, @Valid Region> regions) {

    /** A region's name in Chinese and in English. */
    public record Region(@NotBlank String name, @NotBlank String nameEn) {}

    /** A region that nobody named is called by its code. */
    public String region(String code, Locale locale) {
        var region = regions.get(code);
        if (region == null) {
            return code;
        }
        return locale.getLanguage().equals("en") ? region.nameEn() : region.name();
    }
}
