/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

/** The size of log lines in a request. */
final class LogSize {

    /** Members other than the texts, with their names. */
    private static final int REST = 250;

    private static final String MARK = "... [truncated]";

    private LogSize() {}

    /** Returns an upper bound of the bytes of a line. */
    static int of(LogCreate line) {
        return REST + bytes(line.name()) + bytes(line.message());
    }

    /** Returns the line without characters that no server can store, and shortened to a size. */
    static LogCreate fitted(LogCreate line, int maxBytes) {
        // PostgreSQL stores no null character; servers of 3.x remove it, others fail.
        String message = line.message().replace("\0", "");
        int left = maxBytes - REST - bytes(line.name()) - MARK.length();
        if (of(line) > maxBytes) {
            int end = 0;
            for (int size = 0; end < message.length(); end++) {
                size += bytes(message.charAt(end));
                if (size > left) {
                    break;
                }
            }
            boolean halfPair = end > 0 && Character.isHighSurrogate(message.charAt(end - 1));
            message = message.substring(0, halfPair ? end - 1 : end) + MARK;
        }
        return message.equals(line.message())
                ? line
                : LogCreate.builder().from(line).message(message).build();
    }

    private static int bytes(String text) {
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            size += bytes(text.charAt(i));
        }
        return size;
    }

    private static int bytes(char c) {
        if (c < 0x20) {
            return c == '\n' || c == '\t' || c == '\r' ? 2 : 6;
        }
        if (c < 0x80) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return c < 0x800 ? 2 : 3;
    }
}
