package org.jixiaoflow.benchmarks.pages;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Requests that the web servers of this process have answered, as they count themselves. */
final class Requests {

    private Requests() {}

    /** Makes servers that start from now on count. */
    static void count() {
        System.setProperty("server.tomcat.mbeanregistry.enabled", "true");
    }

    static long answered() {
        var beans = ManagementFactory.getPlatformMBeanServer();
        try {
            var answered = 0L;
            for (var server : beans.queryNames(new ObjectName("Tomcat*:type=GlobalRequestProcessor,name=*"), null)) {
                answered += ((Number) beans.getAttribute(server, "requestCount")).longValue();
            }
            return answered;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
