package org.jixiaoflow.cli;

import java.util.concurrent.Callable;
import org.jixiaoflow.cli.check.Checker;
import org.jixiaoflow.schemas.access.AclPolicy;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/**
 * Tests the invariants of a running stack from outside. A database that asks for a password is told {@code PGPASSWORD} and {@code
 * PGUSER}, as by PostgreSQL's own programs.
 */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() {
        var addresses = options.addresses();
        var report = new Checker(
                        options.kafka(AclPolicy.AUDITOR), new RegistrySerdes(addresses.registry()), options.views())
                .check();
        ReportTable.print(report, jixiao.words(), jixiao.terminal());
        return report.violated() == 0 ? 0 : Jixiao.FAILED;
    }
}
