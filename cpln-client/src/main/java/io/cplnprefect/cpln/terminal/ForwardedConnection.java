/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.ErrorResponse;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a forwarded port. Its thread sends what is received locally; what the replica server sends is written by the thread
 * of the socket.
 */
final class ForwardedConnection implements TextSocketListener {

    private static final CallSite SITE = new CallSite("GET", "/portforward", 1);
    private static final String ERROR = "Port-forward error:";
    private static final int CHUNK = 16 * 1024;
    private static final long MAX_QUEUED = 1024 * 1024;
    private static final Duration PAUSE = Duration.ofMillis(10);
    /** The time for which a replica may respond after the end of the local input, which cannot be forwarded. */
    private static final long LINGER_SECONDS = 10;

    private final ForwardTarget target;
    private final TimeSource time;
    private final Socket local;
    private final BiConsumer<ForwardedConnection, @Nullable ApiException> whenEnded;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable TextSocket socket;

    ForwardedConnection(
            ForwardTarget target,
            TimeSource time,
            Socket local,
            BiConsumer<ForwardedConnection, @Nullable ApiException> whenEnded) {
        this.target = target;
        this.time = time;
        this.local = local;
        this.whenEnded = whenEnded;
    }

    void start() {
        Thread thread = new Thread(this::forward, "cpln-port-forward-connection");
        thread.setDaemon(true);
        thread.start();
    }

    private void forward() {
        try {
            TextSocket opened = target.open(target.ticket().execute(), this);
            socket = opened;
            if (ended.get()) {
                opened.close();
            } else {
                send(opened);
            }
        } catch (ApiException e) {
            end(e);
        } catch (IOException | CancellationException e) {
            // The local connection was closed or broke.
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        } catch (RuntimeException e) {
            end(new UsageException("Cannot forward a port: " + e, e));
        }
    }

    private void send(TextSocket to) throws IOException, InterruptedException {
        byte[] buffer = new byte[CHUNK];
        InputStream input = local.getInputStream();
        for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
            while (to.queuedBytes() > MAX_QUEUED && !ended.get()) {
                time.sleep(PAUSE);
            }
            if (!to.send(Arrays.copyOf(buffer, read))) {
                return;
            }
        }
        closeLater();
    }

    private void closeLater() {
        try {
            var unused = time.scheduler().schedule(this::close, LINGER_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // The client is closed.
            close();
        }
    }

    @Override
    public void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void bytes(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, ERROR.length()), StandardCharsets.UTF_8);
        if (start.equals(ERROR)) {
            String message = new String(bytes, StandardCharsets.UTF_8);
            end(ServiceException.of(new ErrorResponse(SITE, 500, message, "", null, null)));
            return;
        }
        try {
            local.getOutputStream().write(bytes);
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void ended(@Nullable ApiException failure) {
        end(failure);
    }

    /** Closes both sides. */
    void close() {
        end(null);
    }

    private void end(@Nullable ApiException failure) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        TextSocket open = socket;
        if (open != null) {
            open.close();
        }
        // The reason can be read as soon as the end of the connection is seen.
        whenEnded.accept(this, failure);
        try {
            local.close();
        } catch (IOException e) {
            // The connection was broken already.
        }
    }
}
