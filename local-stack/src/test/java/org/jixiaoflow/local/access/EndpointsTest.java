package org.jixiaoflow.local.access;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.support.security.Caller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Nobody is answered whom the policy wasn't asked about: the access matrix can only try the endpoints it knows of. */
@AnalyzeClasses(
        packages = {
            "org.jixiaoflow.support",
            "org.jixiaoflow.submission",
            "org.jixiaoflow.review",
            "org.jixiaoflow.scoring",
            "org.jixiaoflow.notification"
        },
        importOptions = DoNotIncludeTests.class)
class EndpointsTest {

    /**
     * Leading to the workbench, telling of an error that somebody else found, ending the digests of whom a signed link names, and what is public
     * (公开).
     */
    private static final Set<String> FOR_ANYBODY = Set.of(
            "org.jixiaoflow.support.security.Door",
            "org.jixiaoflow.support.web.ErrorDispatch",
            "org.jixiaoflow.notification.mail.UnsubscribeController",
            "org.jixiaoflow.review.disclosure.PublicController");

    @ArchTest
    static final ArchRule EVERY_ENDPOINT_TAKES_ITS_CALLER = methods()
            .that(areEndpoints())
            .should()
            .haveRawParameterTypes(DescribedPredicate.describe(
                    "one of which is the caller",
                    types -> types.stream().anyMatch(type -> type.isEquivalentTo(Caller.class))));

    @ArchTest
    static final ArchRule EVERY_ENDPOINT_ASKS_THE_POLICY =
            methods().that(areEndpoints()).should(askThePolicy());

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe(
                "are endpoints",
                method -> method.isMetaAnnotatedWith(RequestMapping.class)
                        && !FOR_ANYBODY.contains(method.getOwner().getName()));
    }

    private static ArchCondition<JavaMethod> askThePolicy() {
        return new ArchCondition<>("ask the policy, themselves or by what they call") {
            @Override
            public void check(JavaMethod endpoint, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        endpoint, asks(endpoint, new HashSet<>()), endpoint.getFullName() + " asks nobody"));
            }
        };
    }

    private static boolean asks(JavaMethod method, Set<JavaMethod> seen) {
        return seen.add(method)
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> isTheQuestion(call) || leadsTo(call, seen));
    }

    private static boolean leadsTo(JavaMethodCall call, Set<JavaMethod> seen) {
        return call.getTargetOwner().getPackageName().startsWith("org.jixiaoflow")
                && call.getTarget()
                        .resolveMember()
                        .filter(called -> asks(called, seen))
                        .isPresent();
    }

    private static boolean isTheQuestion(JavaMethodCall call) {
        return isOf(call, Policy.class)
                || isOf(call, ReadScope.class)
                || (isOf(call, Caller.class)
                        && Set.of("actor", "require", "readership", "listReadership")
                                .contains(call.getName()));
    }

    private static boolean isOf(JavaMethodCall call, Class<?> type) {
        JavaClass owner = call.getTargetOwner();
        return owner.isEquivalentTo(type);
    }
}
