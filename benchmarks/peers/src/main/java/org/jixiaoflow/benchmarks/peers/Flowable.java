package org.jixiaoflow.benchmarks.peers;

import java.util.Map;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.springframework.transaction.PlatformTransactionManager;

/** Flowable, as its documents recommend it for much traffic: ids made here, no engine that isn't used. */
final class Flowable implements Engine {

    private static final String NAMESPACE = "http://flowable.org/bpmn";

    private final ProcessEngine engine;

    Flowable(DataSource database, PlatformTransactionManager transactions, Desk desk) {
        var settings = new SpringProcessEngineConfiguration();
        settings.setDataSource(database);
        settings.setTransactionManager(transactions);
        settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        settings.setHistoryLevel(HistoryLevel.AUDIT);
        settings.setIdGenerator(new StrongUuidGenerator());
        settings.setDisableIdmEngine(true);
        settings.setDisableEventRegistry(true);
        // Nothing in the process is asynchronous.
        settings.setAsyncExecutorActivate(false);
        settings.setBeans(Map.of("desk", desk));
        engine = settings.buildProcessEngine();
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
        engine.getManagementService().executeCommand(context -> {
            var tasks = engine.getTaskService();
            tasks.claim(task, person);
            tasks.complete(task, Map.of(), Map.of("passed", passed));
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
