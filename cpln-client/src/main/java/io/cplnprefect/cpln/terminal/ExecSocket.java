/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.ErrorResponse;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the replica server: the output of a command, and at its end a text that says why the session has failed, which
 * contains the exit code of a command that has failed.
 */
final class ExecSocket implements TextSocketListener {

    private static final String UNAUTHORIZED = "Unauthorized: ";
    private static final String SESSION = "Failed to create terminal session: ";
    private static final List<String> FAILURES = List.of(UNAUTHORIZED, "unable to write to the audit trail: ", SESSION);
    private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d{1,3})\\s*$");

    private static final Pattern TERMINATED = Pattern.compile("(: )?command terminated with exit code \\d{1,3}$");

    private final ExecSession session;
    private final ExecListener listener;

    /** A message that is a failure if no other follows. */
    private byte @Nullable [] last;

    ExecSocket(ExecSession session, ExecListener listener) {
        this.session = session;
        this.listener = listener;
    }

    @Override
    public void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void bytes(byte[] bytes) {
        flush();
        if (isFailure(new String(bytes, StandardCharsets.UTF_8))) {
            last = bytes;
        } else {
            listener.output(bytes);
        }
    }

    private void flush() {
        byte[] held = last;
        last = null;
        if (held != null) {
            listener.output(held);
        }
    }

    private static boolean isFailure(String message) {
        return FAILURES.stream().anyMatch(message::startsWith);
    }

    @Override
    public void ended(@Nullable ApiException reason) {
        byte[] held = last;
        if (held != null) {
            end(new String(held, StandardCharsets.UTF_8).strip());
        } else if (session.isClosed()) {
            listener.failed(closed());
        } else if (reason == null) {
            listener.exited(0);
        } else {
            listener.failed(reason);
        }
    }

    private void end(String failure) {
        Matcher exit = EXIT_CODE.matcher(failure);
        if (exit.find()) {
            exited(Integer.parseInt(exit.group(1)), reason(failure));
        } else {
            int status = failure.startsWith(UNAUTHORIZED) ? 401 : 500;
            listener.failed(ServiceException.of(
                    new ErrorResponse(new CallSite("GET", "/exec", 1), status, failure, "", null, null)));
        }
    }

    /** Returns why a command could not be started; empty if it has ended by itself. */
    private static String reason(String failure) {
        String ofSession = failure.startsWith(SESSION) ? failure.substring(SESSION.length()) : failure;
        return TERMINATED.matcher(ofSession).replaceFirst("");
    }

    private void exited(int exitCode, String reason) {
        if (!reason.isEmpty()) {
            try {
                listener.output((reason + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (RuntimeException e) {
                listener.failed(new UsageException("The listener of a command threw " + e, e));
                return;
            }
        }
        listener.exited(exitCode);
    }

    /** Returns the failure of what precedes the session. */
    static ApiException failure(Throwable cause) {
        return cause instanceof ApiException e ? e : new UsageException("Cannot run the command: " + cause, cause);
    }

    static UsageException closed() {
        return new UsageException("The session of the command was closed before its end");
    }
}
