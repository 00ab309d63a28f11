package org.jixiaoflow.submission.documents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line or a merged cell between the rows of a department's table that names a project: {@code 项目名称：农村公路养护},
 * {@code 二、农村公路养护项目}, {@code 农村公路养护项目绩效指标}. What follows is that project's, not the department's.
 */
final class ProjectName {

    private static final Pattern NUMBER = Pattern.compile(
            "^(?:其中[:：]|附[:：]|[(（][0-9一二三四五六七八九十]{1,3}[)）]|[0-9一二三四五六七八九十]{1,3}[、.．]|(?:重点)?项目[0-9一二三四五六七八九十]{1,3}[、.．:：\\s\\h])[\\s\\h]*");

    private static final Pattern LABEL =
            Pattern.compile("(?:重点|专项)?(?:项目|专项|专项资金)(?:支出)?(?:名称)?[\\s\\h]*[:：][\\s\\h]*(.{2,60})");
    private static final Pattern NAME = Pattern.compile("[^:：]{0,40}?(?:项目|专项|专项资金|专项经费)(?:支出)?");
    private static final Pattern INDICATORS =
            Pattern.compile("[^:：]{0,40}?(?:项目|专项|专项资金|专项经费|工程)(?:支出)?(?:年度)?绩效(?:目标|指标)[:：]?");
    /** A sentence, or the name of an indicator. */
    private static final Pattern MORE = Pattern.compile("[，。；;？！]|数量|个数|率$");

    private static final int LONGEST = 80;

    private ProjectName() {}

    /** The project; null if the text names none. */
    static @Nullable String of(String text) {
        var plain = NUMBER.matcher(Text.trim(text)).replaceFirst("");
        if (plain.length() > LONGEST || MORE.matcher(plain).find()) {
            return null;
        }
        var label = LABEL.matcher(plain);
        if (label.matches()) {
            return label.group(1);
        }
        return NAME.matcher(plain).matches() || INDICATORS.matcher(plain).matches() ? plain : null;
    }

    /** Whether the text says more than a name, which a line of text could as well end with. */
    static boolean isAnnounced(String text) {
        var plain = Text.trim(text);
        return NUMBER.matcher(plain).find()
                || LABEL.matcher(plain).matches()
                || INDICATORS.matcher(plain).matches();
    }
}
