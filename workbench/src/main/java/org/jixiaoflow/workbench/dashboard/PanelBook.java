package org.jixiaoflow.workbench.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiaoflow.schemas.KindFiling;
import org.jixiaoflow.support.web.SpreadsheetText;
import org.jixiaoflow.workbench.services.Flow;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.shell.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A dashboard's panels as a workbook, a sheet each; the first says what it is about and of when each part is. */
@Component
class PanelBook {

    private final MessageSource messages;
    private final Show show;

    PanelBook(MessageSource messages, Show show) {
        this.messages = messages;
        this.show = show;
    }

    byte[] of(Me me, Choice choice, Seen seen, Locale locale) {
        try (var book = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            new Filling(book, locale).fill(me, choice, seen);
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One workbook in one language. */
    private final class Filling {

        private final XSSFWorkbook book;
        private final Locale locale;

        Filling(XSSFWorkbook book, Locale locale) {
            this.book = book;
            this.locale = locale;
        }

        void fill(Me me, Choice choice, Seen seen) {
            sheet("dashboard.about", List.of(), about(me, choice, seen));
            var board = seen.board();
            if (board != null) {
                sheet("dashboard.progress", List.of(), progress(board));
                sheet("dashboard.grades", List.of("dashboard.grade", "dashboard.forms"), grades(board));
                ranking(board);
                sheet(
                        "dashboard.trend",
                        List.of(
                                "forms.year",
                                "dashboard.departments",
                                "dashboard.forms",
                                "dashboard.mean",
                                "dashboard.lowest",
                                "dashboard.highest"),
                        years(board));
            }
            var flow = seen.flow().value();
            if (flow != null) {
                sheet(
                        "dashboard.flow",
                        List.of(
                                "dashboard.place",
                                "dashboard.forms",
                                "dashboard.median",
                                "dashboard.p90",
                                "dashboard.oldest",
                                "dashboard.which",
                                "dashboard.overdue"),
                        flow.stations().stream().map(this::station).toList());
                sheet(
                        "dashboard.late.sheet",
                        List.of("forms.department", "dashboard.forms", "due.label"),
                        flow.late().stream().map(this::late).toList());
            }
        }

        private List<List<Object>> about(Me me, Choice choice, Seen seen) {
            var region = Objects.requireNonNullElse(choice.region(), "");
            var rows = new ArrayList<List<Object>>();
            rows.add(List.of(word("forms.region"), me.regionName(region), region));
            rows.add(List.of(word("forms.year"), choice.year()));
            rows.add(List.of(word("forms.kind"), show.word("forms.kind", choice.kind())));
            asOf("dashboard.counted", seen.counted(), seen.overview().down()).ifPresent(rows::add);
            asOf("dashboard.flowing", seen.flowing(), seen.flow().down()).ifPresent(rows::add);
            rows.add(List.of(word("zone"), show.zone()));
            return rows;
        }

        private Optional<List<Object>> asOf(String label, @Nullable AsOf asOf, @Nullable String down) {
            if (asOf == null) {
                return Optional.ofNullable(down).map(service -> List.of(word(label), word("down." + service)));
            }
            var row = new ArrayList<Object>(List.of(word(label), show.time(asOf.time()), show.clock(asOf.time())));
            if (asOf.isLate()) {
                row.add(word(asOf.refilling() ? "dashboard.refilling" : "dashboard.behind"));
            }
            return Optional.of(row);
        }

        private List<List<Object>> progress(Board board) {
            var rows = new ArrayList<List<Object>>();
            Optional.ofNullable(board.overview().filing()).ifPresent(filing -> rows.addAll(filed(board, filing)));
            rows.add(List.of(word("dashboard.scored"), board.scored()));
            Optional.ofNullable(board.overview().scores())
                    .ifPresent(scores -> rows.add(List.of(word("dashboard.mean"), scores.getMean())));
            return rows;
        }

        private List<List<Object>> filed(Board board, KindFiling filing) {
            var rows = new ArrayList<List<Object>>();
            if (board.lists()) {
                rows.add(List.of(word("dashboard.listed"), board.overview().listed()));
                rows.add(List.of(word("dashboard.missing"), filing.getMissing()));
                rows.add(List.of(word("dashboard.unlisted"), filing.getUnlisted()));
            } else {
                rows.add(List.of(word("dashboard.no-list")));
            }
            rows.add(List.of(word("dashboard.filed"), board.filed()));
            rows.add(List.of(word("dashboard.approved"), board.approved()));
            filing.getForms()
                    .forEach(count -> rows.add(List.of(
                            word("dashboard.forms") + " · " + show.word("forms.state", count.getState()),
                            count.getForms())));
            return rows;
        }

        private List<List<Object>> grades(Board board) {
            return board.grades().stream()
                    .map(count -> List.<Object>of(show.word("grade", count.getGrade()), count.getForms()))
                    .toList();
        }

        /** With 得分率 by 一级指标 in percent. */
        private void ranking(Board board) {
            var header = new ArrayList<>(List.of(
                    "dashboard.rank",
                    "forms.department",
                    "dashboard.code",
                    "dashboard.standing",
                    "dashboard.scored",
                    "dashboard.mean",
                    "dashboard.grade"));
            var rows = new ArrayList<List<Object>>();
            for (var department : board.departments()) {
                var row = new ArrayList<Object>(List.of(
                        some(department.rank()),
                        some(department.departmentName()),
                        department.departmentCode(),
                        show.word("dashboard.standing", department.standing()),
                        department.scored(),
                        some(department.mean()),
                        show.word("grade", department.grade())));
                board.levels()
                        .forEach(level -> row.add(Optional.ofNullable(board.cell(department, level))
                                .<Object>map(Heat.Cell::rate)
                                .orElse("")));
                rows.add(row);
            }
            var sheet = sheet("dashboard.ranking", header, rows);
            var titles = sheet.getRow(0);
            board.levels()
                    .forEach(level -> titles.createCell(titles.getLastCellNum())
                            .setCellValue(SpreadsheetText.harmless(show.word("dimension", level) + " %")));
        }

        private List<List<Object>> years(Board board) {
            return board.overview().years().stream()
                    .map(year -> List.<Object>of(
                            year.year(),
                            year.scores().getDepartments(),
                            year.scores().getForms(),
                            year.scores().getMean(),
                            year.scores().getLowest(),
                            year.scores().getHighest()))
                    .toList();
        }

        private List<Object> station(Flow.Station station) {
            return List.of(
                    show.place(station.state(), station.stageName()),
                    station.forms(),
                    some(station.medianDays()),
                    some(station.longDays()),
                    some(station.oldestDays()),
                    some(station.oldestForm()),
                    station.overdue());
        }

        private List<Object> late(Flow.Late late) {
            return List.of(
                    Objects.requireNonNullElse(late.departmentName(), late.departmentCode()),
                    late.forms(),
                    show.date(late.dueAt()));
        }

        private XSSFSheet sheet(String name, List<String> header, List<List<Object>> rows) {
            var sheet = book.createSheet(word(name));
            if (!header.isEmpty()) {
                row(sheet, header.stream().<Object>map(this::word).toList());
            }
            rows.forEach(values -> row(sheet, values));
            return sheet;
        }

        private static void row(XSSFSheet sheet, List<Object> values) {
            var row = sheet.createRow(sheet.getLastRowNum() + 1);
            for (var value : values) {
                var cell = row.createCell(Math.max(0, row.getLastCellNum()));
                if (value instanceof Number number) {
                    cell.setCellValue(number.doubleValue());
                } else {
                    cell.setCellValue(SpreadsheetText.harmless(value));
                }
            }
        }

        private String word(String key) {
            return messages.getMessage(key, null, locale);
        }
    }

    private static Object some(@Nullable Object value) {
        return value == null ? "" : value;
    }
}
