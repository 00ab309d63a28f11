package org.jixiaoflow.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.site.PublicSite;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes what is public of a region's year into a folder that opens without a server. */
@Command(name = "publish-site", mixinStandardHelpOptions = true)
final class PublishSiteCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--region", paramLabel = "CODE", required = true, descriptionKey = "publish-site.region")
    private String region = "";

    @Option(names = "--year", paramLabel = "YEAR", required = true, descriptionKey = "publish-site.year")
    private int year;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "publish-site.out")
    private Path folder = Path.of("");

    @Option(names = "--sm3", descriptionKey = "publish-site.sm3")
    private boolean sm3;

    @Override
    public Integer call() throws IOException {
        var ports = options.ports();
        var addresses = Addresses.of(ports);
        if (!Ports.isTaken(ports.workbench())) {
            throw new StackProblem("publish-site.nobody", addresses.workbench());
        }
        var site = new PublicSite(addresses.workbench(), addresses.review()).write(region, year, folder);
        SignedSite.clear(folder);
        if (sm3) {
            SignedSite.list(folder, site.files());
        }
        jixiao.terminal().line(jixiao.words().say("publish-site.written", site.forms(), folder.resolve("index.html")));
        return 0;
    }
}
