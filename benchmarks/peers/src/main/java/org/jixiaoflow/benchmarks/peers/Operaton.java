package org.jixiaoflow.benchmarks.peers;

import java.util.Map;
import javax.sql.DataSource;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.interceptor.CommandExecutor;
import org.operaton.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.operaton.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.operaton.bpm.engine.variable.Variables;
import org.springframework.transaction.PlatformTransactionManager;

/** Operaton, Camunda 7's successor, as its documents recommend it for much traffic: ids made here, nothing on that isn't used. */
final class Operaton implements Engine {

    private static final String NAMESPACE = "http://operaton.org/schema/1.0/bpmn";

    private final ProcessEngine engine;
    private final CommandExecutor commands;

    Operaton(DataSource database, PlatformTransactionManager transactions, Desk desk) {
        var settings = new SpringTransactionsProcessEngineConfiguration();
        settings.setDataSource(database);
        settings.setTransactionManager(transactions);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        settings.setHistory(ProcessEngineConfiguration.HISTORY_AUDIT);
        settings.setEnforceHistoryTimeToLive(false);
        settings.setIdGenerator(new StrongUuidGenerator());
        settings.setMetricsEnabled(false);
        settings.setTaskMetricsEnabled(false);
        settings.setCmmnEnabled(false);
        settings.setDmnEnabled(false);
        // Nothing in the process is asynchronous.
        settings.setJobExecutorActivate(false);
        settings.setBeans(Map.of("desk", desk));
        engine = settings.buildProcessEngine();
        commands = settings.getCommandExecutorTxRequired();
        engine.getRepositoryService()
                .createDeployment()
                .addString(PROCESS_FILE, Engine.process(NAMESPACE))
                .deploy();
    }

    @Override
    public void begin(String form, String department) {
        engine.getRuntimeService()
                .startProcessInstanceByKey(PROCESS, form, Map.of("form", form, "department", department));
    }

    @Override
    public void complete(String task, String person, boolean passed) {
        // One command, so that what both change is written once.
        commands.execute(context -> {
            var tasks = engine.getTaskService();
            tasks.claim(task, person);
            tasks.complete(task, Variables.putValue("passed", Variables.booleanValue(passed, true)));
            return task;
        });
    }

    @Override
    public long ended() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .finished()
                .count();
    }

    @Override
    public void close() {
        engine.close();
    }
}
