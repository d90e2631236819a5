/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.explain;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The timeline of an explanation as a Mermaid diagram. Pure functions. */
final class ExplanationMermaid {

    /** A colon separates the parts of a Mermaid timeline, so that none may be within a part. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int MAX_LENGTH = 120;

    private ExplanationMermaid() {}

    static String of(Explanation explanation) {
        StringBuilder text = new StringBuilder("timeline\n    title Flow run ")
                .append(plain(String.valueOf(explanation.flowRunId())))
                .append('\n');
        for (Moment moment : explanation.timeline()) {
            text.append("    ")
                    .append(TIME.format(moment.time()))
                    .append(" : ")
                    .append(plain(moment.source()))
                    .append(" - ")
                    .append(plain(moment.text()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String plain(String text) {
        String line = text.replaceAll("[\\r\\n]+", " ")
                .replace(':', '.')
                .replace(';', ',')
                .replace("#", "");
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "..." : line;
    }
}
