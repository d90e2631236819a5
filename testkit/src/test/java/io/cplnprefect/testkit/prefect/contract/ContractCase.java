/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import io.cplnprefect.testkit.prefect.RawApi.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request of a script.
 *
 * @param text the line of the script
 * @param outcome null for a request that only prepares or inspects
 * @param until the value at a JSON pointer, {@code /pointer=value}, until which the request is sent again, or null
 * @param name the name of the response for later lines, or null
 * @param path the path with its query; {@code <name>} is the id in an earlier response
 * @param body the JSON body in single quotes, or null
 */
record ContractCase(
        String text,
        @Nullable Outcome outcome,
        @Nullable String until,
        @Nullable String name,
        Comparison comparison,
        String method,
        String path,
        @Nullable String body) {
    private static final Pattern LINE = Pattern.compile(
            "(?:(" + Outcome.WORDS
                    + ")\\s+)?(?:until\\s+(/\\S+=\\S+)\\s+)?(?:([a-z]\\w*)\\s*=\\s*)?([*~]?)(GET|POST|PUT|PATCH|DELETE)\\s+(\\S+)(?:\\s+(.+))?");

    /** The status of a server whose database another of its parts writes. */
    private static final int BUSY = 503;

    /** The part of a response that is compared. */
    enum Comparison {
        /** The status and the body. */
        ALL,
        /** The status and the body, without the order of its lists. */
        UNORDERED,
        /** The status and the names of the body's members. */
        NAMES
    }

    /** Reads a line {@code [outcome] [until /pointer=value] [name =] [*|~]METHOD /path [body]}. */
    static ContractCase of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Invalid line '" + line
                    + "': expected [outcome] [until /pointer=value] [name =] [*|~]METHOD /path [body]");
        }
        String outcome = parts.group(1);
        return new ContractCase(
                line.replaceAll("\\s+", " "),
                outcome == null ? null : Outcome.named(outcome),
                parts.group(2),
                parts.group(3),
                comparison(parts.group(4)),
                parts.group(5),
                parts.group(6),
                parts.group(7));
    }

    /** Returns whether the request is not sent again: the server was not busy, and the response has the value or is an error. */
    boolean isFinal(Reply reply) {
        if (reply.status() == BUSY) {
            return false;
        }
        if (until == null || reply.status() >= 300) {
            return true;
        }
        String[] parts = until.split("=", 2);
        return reply.text(parts[0]).equals(parts[1]);
    }

    private static Comparison comparison(String mark) {
        return switch (mark) {
            case "*" -> Comparison.UNORDERED;
            case "~" -> Comparison.NAMES;
            default -> Comparison.ALL;
        };
    }
}
