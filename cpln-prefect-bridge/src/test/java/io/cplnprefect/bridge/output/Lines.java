/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.cpln.log.LogEntry;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A consumer that records the lines of a job. */
final class Lines implements LineConsumer {

    final BlockingQueue<LogEntry> received = new LinkedBlockingQueue<>();

    @Override
    public void accept(LogEntry line) {
        received.add(line);
    }

    List<String> texts() {
        return received.stream().map(LogEntry::line).toList();
    }
}
