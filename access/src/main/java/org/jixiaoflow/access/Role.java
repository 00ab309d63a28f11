package org.jixiaoflow.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody is, by the claim {@code roles} of their token. */
public enum Role {
    /** 填报人 of a department. */
    CLERK("clerk"),

    /** 单位负责人: signs what the department files. */
    HEAD("head"),

    /** 审核人 of one or more stages. */
    REVIEWER("reviewer"),

    /** 终审: a reviewer who also approves, where their stage is the last of the route. */
    FINAL_REVIEWER("final-reviewer"),

    /** 第三方: reads what was submitted and gives an opinion. */
    READER("reader"),

    /** 人大、审计: reads everything, changes nothing. */
    AUDITOR("auditor"),

    /** 系统管理员: templates, departments, portals; files and reviews nothing. */
    ADMINISTRATOR("administrator"),

    /** An upstream portal, which speaks for its departments. */
    PORTAL("portal");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** As it stands in tokens and in the journal. */
    public String code() {
        return code;
    }

    /** The roles of those codes; what is no role is left out. */
    public static Set<Role> of(Collection<String> codes) {
        return codes.stream().flatMap(code -> of(code).stream()).collect(Collectors.toSet());
    }

    /** The role of that code; nothing if there is none. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
