/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cplnprefect.cpln.log.LogEntry;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class Slf4jLinesTest {

    @Test
    void line_isLoggedAsItIs_withTheIdsOfItsJobInTheMdc() {
        Logger logger = (Logger) LoggerFactory.getLogger("lines-of-jobs");
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        logger.addAppender(events);
        String command = "9b38a647-cd2b-47e7-987b-8c4f8b114be6";
        Map<String, String> labels =
                Map.of("gvc", "prefect", "workload", "etl", "replica", "command-" + command + "-x7k2p");
        LogEntry line = new LogEntry(labels, 1, "50 {} done");
        UUID run = UUID.randomUUID();

        Slf4jLines.of(logger).accept(line);
        Slf4jLines.write(logger, run, line);
        logger.detachAppender(events);

        assertThat(events.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("50 {} done", "50 {} done");
        assertThat(events.list.get(0).getMDCPropertyMap())
                .containsOnly(
                        entry(LogLine.MDC_GVC, "prefect"),
                        entry(LogLine.MDC_WORKLOAD, "etl"),
                        entry(LogLine.MDC_COMMAND, command));
        assertThat(events.list.get(1).getMDCPropertyMap()).containsEntry(LogLine.MDC_FLOW_RUN, run.toString());
    }
}
