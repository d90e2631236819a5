/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.agent.Agent;
import io.cplnprefect.bridge.agent.AgentSettings;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.worker.WorkerListener;

/** An agent for a work queue of Prefect 2.20 that runs until its process is stopped. */
public class RunAgent {
    /**
     * Runs the agent.
     *
     * @param args ignored
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        AgentSettings settings =
                AgentSettings.builder().addWorkQueues("etl").name("prod").build();
        try (Bridge bridge = Bridge.fromEnvironment();
                Agent agent = bridge.agent(settings, WorkerListener.NONE);
                Schedule schedule = agent.schedule().start()) {
            Thread.currentThread().join();
        }
    }
}
