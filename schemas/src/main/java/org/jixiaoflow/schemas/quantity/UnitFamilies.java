package org.jixiaoflow.schemas.quantity;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jspecify.annotations.Nullable;

/** Which 计量单位 belong together, and how many of the family's base unit each is. */
public final class UnitFamilies {

    private static final UnitFamilies USUAL = new UnitFamilies(Map.of(
            Family.MONEY,
            List.of(Names.ofBase("元", "元/人", "人民币")),
            Family.TIME,
            List.of(
                    Names.ofBase("天", "日", "工作日"),
                    new Names(List.of("周", "星期"), "天", new BigDecimal(7)),
                    new Names(List.of("月", "个月"), "天", new BigDecimal(30)),
                    new Names(List.of("年"), "天", new BigDecimal(365))),
            Family.RATIO,
            List.of(Names.ofBase("%", "百分比", "百分点"), new Names(List.of("‰"), "%", new BigDecimal("0.1"))),
            Family.COUNT,
            List.of(
                    Names.ofBase("人次", "人/次"),
                    Names.ofBase("件", "案件数", "案件"),
                    Names.ofBase("次", "次/年"),
                    Names.ofBase("个", "個"))));

    private final Map<Family, List<Names>> families;
    private final Map<String, Unit> known = new HashMap<>();

    private UnitFamilies(Map<Family, List<Names>> families) {
        this.families = Map.copyOf(families);
        this.families.forEach((family, units) -> units.forEach(unit -> add(family, unit)));
        this.families.keySet().forEach(this::requireOneBase);
    }

    /** As the domain's rules say. */
    public static UnitFamilies usual() {
        return USUAL;
    }

    /**
     * These with other units in the place of a family's own.
     *
     * @throws IllegalArgumentException if they contradict each other, with a sentence for whoever configured them
     */
    public UnitFamilies with(Map<Family, List<Names>> others) {
        var all = new EnumMap<Family, List<Names>>(families);
        all.putAll(others);
        return others.isEmpty() ? this : new UnitFamilies(all);
    }

    /** The unit written so, which counts itself if no family has it; null means none. */
    public Unit unit(@Nullable String text) {
        var name = text == null ? "" : Unit.plain(text);
        if (Unit.BLANK.contains(name)) {
            return Unit.NONE;
        }
        var unit = known.get(name);
        if (unit != null) {
            return unit;
        }
        var multiple = Unit.MULTIPLES.get(name.charAt(0));
        return multiple != null && name.length() <= Unit.LONGEST
                ? unit(name.substring(1)).times(multiple)
                : new Unit(Family.COUNT, name, BigDecimal.ONE);
    }

    private void add(Family family, Names unit) {
        require(family != Family.PLAIN, "PLAIN is for numbers without a unit");
        var names = Objects.requireNonNullElse(unit.names(), List.<String>of());
        require(!names.isEmpty(), "a unit of family %s has no name".formatted(family));
        var factor = Objects.requireNonNullElse(unit.factor(), BigDecimal.ONE);
        require(factor.signum() > 0, "unit %s is %s of its base".formatted(names, factor.toPlainString()));
        var base = Unit.plain(Objects.requireNonNullElse(unit.base(), names.get(0)));
        for (var written : names) {
            var name = Unit.plain(written);
            require(!Unit.BLANK.contains(name), "\"%s\" means that there is no unit".formatted(written));
            require(known.put(name, new Unit(family, base, factor)) == null, "unit %s stands twice".formatted(name));
        }
    }

    private void requireOneBase(Family family) {
        var bases = known.values().stream()
                .filter(unit -> unit.family() == family)
                .map(Unit::base)
                .collect(Collectors.toCollection(TreeSet::new));
        require(!bases.isEmpty(), "family %s has no unit".formatted(family));
        require(
                family == Family.COUNT || bases.size() == 1,
                "family %s is counted in %s; it can only be one".formatted(family, bases));
        require(family != Family.RATIO || bases.contains("%"), "family RATIO is counted in %");
        for (var base : bases) {
            var itself = unit(base);
            require(
                    itself.family() == family
                            && itself.base().equals(base)
                            && itself.factor().compareTo(BigDecimal.ONE) == 0,
                    "base unit %s of family %s is %s of %s in family %s"
                            .formatted(base, family, itself.factor().toPlainString(), itself.base(), itself.family()));
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * A unit by all its names.
     *
     * @param base what it is so many of; its own first name if left out
     * @param factor how many; 1 if left out
     */
    public record Names(
            List<String> names,
            @Nullable String base,
            @Nullable BigDecimal factor) {

        private static Names ofBase(String... names) {
            return new Names(List.of(names), null, null);
        }
    }
}
