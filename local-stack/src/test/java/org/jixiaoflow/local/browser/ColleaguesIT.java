package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.form;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.support.ui.Select;

@DisplayName("Reviewers among themselves, in a browser,")
@InTheOffice
class ColleaguesIT {

    private final int year = Office.year();

    @Test
    @DisplayName("hand a form over by name; the colleague is told, and finds it first in their inbox")
    void handover() {
        Office.submitted(form(year, "education"));
        var form = Office.submitted(form(year, "civil-affairs"));

        try (var supervisor = as("supervisor")) {
            supervisor.open("/forms/" + form);
            supervisor.click("#handover summary");
            supervisor.isFitForEverybody("hand-over");
            new Select(supervisor.await("#handover-person")).selectByVisibleText("苏敏");
            supervisor.type("#handover-reason", "下周出差");
            supervisor.click("#handover button");
            supervisor.awaitText("main", "已转办");
            supervisor.awaitText("#standing", "陈静 转给 苏敏 办理");
            supervisor.awaitText("#course", "下周出差");
            supervisor.open("/review/" + form);
            assertThat(supervisor.text()).contains("陈静 转给 苏敏 办理");
            assertThat(supervisor.all("button[value='ask:PASS']"))
                    .as("nobody is kept from it")
                    .hasSize(1);
        }
        try (var colleague = as("supervisor-2")) {
            colleague.open("/notifications");
            colleague.awaitText("main", "陈静将民政局的" + year + "年绩效目标表转给您审核：下周出差");
            colleague.open("/inbox?year=" + year);
            colleague.awaitText("#rows tbody tr:first-child", "转给我的");
            colleague.awaitText("#rows tbody tr:first-child", "民政局");
            colleague.open("/inbox?mine=true&year=" + year);
            assertThat(colleague.all("#rows tbody tr")).hasSize(1);
        }
        try (var clerk = as("clerk-civil-affairs")) {
            clerk.open("/forms/" + form);
            assertThat(clerk.all("#handover")).isEmpty();
        }
    }
}
