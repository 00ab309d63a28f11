package org.jixiaoflow.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody is, by the claim {@code roles} of their token. */
public enum Role {
    /** 填报人 of a department. */
    CLERK("clerk", Office.FORMS),

    /** 单位负责人: signs what the department files. */
    HEAD("head", Office.FORMS),

    /** 审核人 of one or more stages. */
    REVIEWER("reviewer", Office.FORMS),

    /** 终审: a reviewer who also approves, where their stage is the last of the route. */
    FINAL_REVIEWER("final-reviewer", Office.FORMS),

    /** 第三方: reads what was submitted and gives an opinion. */
    READER("reader", Office.FORMS),

    /** 人大、审计: reads everything, changes nothing. */
    AUDITOR("auditor", Office.AUDIT),

    /** 业务管理员: scoring templates, who must file and what is public; reads of forms what the public does, or may. */
    BUSINESS_ADMINISTRATOR("business-administrator", Office.RULES),

    /** 运维: views and dead letters; reads no form but a dead letter. */
    OPERATOR("operator", Office.OPERATIONS),

    /** 安全管理员: people, substitutions and grants, at the issuer and at the broker; nothing here. */
    SECURITY_ADMINISTRATOR("security-administrator", Office.SECURITY),

    /** An upstream portal, which speaks for its departments. */
    PORTAL("portal", Office.FORMS);

    private final String code;
    private final Office office;

    Role(String code, Office office) {
        this.code = code;
        this.office = office;
    }

    /** As it stands in tokens and in the journal. */
    public String code() {
        return code;
    }

    /** Whether nobody may be all of that at once: the roles are of more than one office. */
    public static boolean combined(Collection<Role> roles) {
        return roles.stream().map(role -> role.office).distinct().count() > 1;
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
