/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogLineTest {

    private static final InfrastructurePid PID =
            new InfrastructurePid("my-org", "prefect", "prefect-f5cc4d7ad398", "9b38a647-cd2b-47e7-987b-8c4f8b114be6");

    @Test
    void line_withEveryPart_isWrittenInOrder() {
        assertThat(LogLine.in(LogArea.JOB)
                        .flow("etl-flow")
                        .run("0f6c7c1e-1111-4222-8333-944445555666")
                        .job(PID)
                        .text("Started job in location aws-eu-central-1"))
                .isEqualTo("[CPLN] Job | Flow: etl-flow, RunID: 0f6c7c1e-1111-4222-8333-944445555666, GVC: prefect,"
                        + " Workload: prefect-f5cc4d7ad398, Cmd: 9b38a647-cd2b-47e7-987b-8c4f8b114be6"
                        + " > Started job in location aws-eu-central-1");
    }

    @Test
    void line_withoutParts_leavesThemOutWithTheirCommas() {
        assertThat(LogLine.in(LogArea.INIT).text("Control Plane client ready for org my-org"))
                .isEqualTo("[CPLN] Init > Control Plane client ready for org my-org");
        assertThat(LogLine.in(LogArea.CLEANUP)
                        .gvc("prefect")
                        .workload("w")
                        .flow(null)
                        .command("")
                        .text("Deleted"))
                .isEqualTo("[CPLN] Cleanup | GVC: prefect, Workload: w > Deleted");
    }

    @Test
    void line_ofAnotherArea_keepsItsParts() {
        assertThat(LogLine.in(LogArea.JOB)
                        .gvc("g")
                        .workload("w")
                        .area(LogArea.WORKLOAD)
                        .text("Ready after 4 s"))
                .isEqualTo("[CPLN] Workload | GVC: g, Workload: w > Ready after 4 s");
    }

    @Test
    void line_withBreaksAnywhere_isOneLine() {
        assertThat(LogLine.in(LogArea.KILL).flow("a\nb").text("one\r\ntwo\rthree\n\u2028four"))
                .isEqualTo("[CPLN] Kill | Flow: a\\nb > one\\ntwo\\nthree\\n\\nfour");
    }

    @Test
    void areas_areThoseThatOperatorsSearchFor() {
        assertThat(Arrays.stream(LogArea.values()).map(LogArea::toString))
                .containsExactly(
                        "Job",
                        "Workload",
                        "Sync CPLN\u2192Prefect",
                        "Sync Prefect\u2192CPLN",
                        "Kill",
                        "Cleanup",
                        "Logs",
                        "Init");
    }

    @Test
    void line_isLoggedWithItsPartsInTheMdc_whichIsRestoredAfterwards() {
        Logger logger = (Logger) LoggerFactory.getLogger("log-line-test");
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        logger.addAppender(events);
        MDC.put(LogLine.MDC_GVC, "of-the-caller");
        MDC.put("request", "42");
        try {
            LogLine.in(LogArea.JOB).flow("etl").run("0f6c").job(PID).warn(logger, "Not started");

            assertThat(MDC.getCopyOfContextMap())
                    .containsOnly(entry(LogLine.MDC_GVC, "of-the-caller"), entry("request", "42"));
        } finally {
            MDC.clear();
            logger.detachAppender(events);
        }
        assertThat(events.list).hasSize(1);
        assertThat(events.list.get(0).getMDCPropertyMap())
                .containsOnly(
                        entry("prefect.flow", "etl"),
                        entry("prefect.flow_run_id", "0f6c"),
                        entry("cpln.gvc", "prefect"),
                        entry("cpln.workload", PID.workload()),
                        entry("cpln.command", PID.command()),
                        entry("request", "42"));
    }
}
