/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each problem of the rounds of one kind once, until a round has none. The messages of one outage alternate, so all of them are
 * kept.
 */
final class ProblemLog {

    private static final Logger LOG = LoggerFactory.getLogger(Sync.class);
    private static final int MAX_LOGGED = 100;

    /** The id at the end of a message, which differs in each response. */
    private static final Pattern RESPONSE_ID = Pattern.compile(" \\[[^\\[\\]]*]$");

    private final Set<String> logged = new HashSet<>();

    void log(List<String> problems) {
        if (problems.isEmpty()) {
            logged.clear();
        }
        for (String problem : problems) {
            if (logged.size() < MAX_LOGGED
                    && logged.add(RESPONSE_ID.matcher(problem).replaceFirst(""))) {
                LogLine.in(LogArea.SYNC_TO_PREFECT).warn(LOG, problem);
            }
        }
    }
}
