/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.discovery.PlatformServices;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.resource.Scope;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of a workload: commands in them, and their ports. Immutable and thread-safe.
 *
 * <p>A replica belongs to a replica server, whose address is in the deployment of the workload in its location. The token needs the
 * permission {@code connect} on the workload.
 */
public final class Replicas {

    private final ReplicaServers servers;
    private final PlatformServices services;
    private final Supplier<Secret> token;
    private final Scope gvc;
    private final String org;
    private final String workload;

    /**
     * Creates the replicas of a workload. Nothing is sent.
     *
     * @param services the services of the platform
     * @param setting name of the setting of the address of the replica servers, for messages
     * @param address address of all replica servers; {@code null} for those of the deployments
     * @param token source of the token, which is part of the first message of a session
     * @param org name of the organization
     * @param gvc the GVC
     * @param workload name of the workload
     * @throws UsageException if the name is invalid
     */
    public Replicas(
            PlatformServices services,
            String setting,
            @Nullable String address,
            Supplier<Secret> token,
            String org,
            Scope gvc,
            String workload) {
        this.services = services;
        this.token = token;
        this.org = org;
        this.gvc = gvc;
        this.workload = workload;
        this.servers = new ReplicaServers(
                services, setting, address, gvc.path() + "/workload/" + Names.require("workload", workload));
    }

    /**
     * Returns a call that lists the replicas in a location.
     *
     * @param location name of the location
     * @return the call; returns the names of the replicas
     * @throws UsageException if the name is invalid
     */
    public ApiCall<List<String>> list(String location) {
        return servers.replicas(location);
    }

    /**
     * Runs a command and collects its output, which must fit into memory.
     *
     * @param request the command, without a terminal
     * @return the future result; cancelling it ends the command; completes exceptionally with the failures of
     *     {@link ExecListener#failed}
     */
    public CompletableFuture<ExecResult> run(ExecRequest request) {
        Collected collected = new Collected();
        ExecSession session = exec(request, collected);
        var unused = collected.result.whenComplete((result, failure) -> {
            if (failure instanceof CancellationException) {
                session.close();
            }
        });
        return collected.result;
    }

    /**
     * Starts a command.
     *
     * @param request the command
     * @param listener receives the output and the end
     * @return the session; the command may not have started yet
     * @throws UsageException if the request has no command, or has an input and a terminal
     */
    public ExecSession exec(ExecRequest request, ExecListener listener) {
        if (request.command().isEmpty()) {
            throw new UsageException("Invalid ExecRequest: it has no command. Set the program and its arguments.");
        }
        if (request.stdin() != null && request.terminal() != null) {
            throw new UsageException(
                    "Invalid ExecRequest: the input of a command with a terminal is sent by ExecSession.send."
                            + " Set either stdin or terminal.");
        }
        ExecSession session = new ExecSession(request.terminal());
        CompletableFuture<ReplicaTarget> target = servers.target(
                        request.location(), request.replica(), request.container())
                .executeAsync();
        session.finding(target);
        var unused = target.whenComplete((found, failure) -> {
            if (failure == null) {
                open(request, found, session, listener);
            } else {
                listener.failed(session.isClosed() ? ExecSocket.closed() : ExecSocket.failure(failure));
            }
        });
        return session;
    }

    private void open(ExecRequest request, ReplicaTarget target, ExecSession session, ExecListener listener) {
        TextSocket socket;
        String message;
        try {
            // The token is in the first message only. It comes from the user, so that no socket is open if that fails.
            message = message(request, target).toString();
            socket = target.server()
                    .with(Authentication.NONE)
                    .openSocket("exec", Map.of(), new ExecSocket(session, listener));
        } catch (RuntimeException e) {
            listener.failed(ExecSocket.failure(e));
            return;
        }
        socket.send(message);
        ExecInput stdin = request.stdin();
        if (stdin != null) {
            socket.send(stdin.bytes());
        }
        session.opened(socket);
    }

    private ObjectNode message(ExecRequest request, ReplicaTarget target) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        TerminalSize terminal = request.terminal();
        message.put("requestVersion", "v4");
        message.put("token", token.get().reveal());
        message.put("org", org);
        message.put("gvc", gvc.name());
        message.put("pod", target.replica());
        message.put("container", target.container());
        message.put("contextId", UUID.randomUUID().toString());
        message.put("stdin", request.stdin() != null || terminal != null);
        message.put("tty", terminal != null);
        message.put("quiet", true);
        ArrayNode command = message.putArray("command");
        request.command().forEach(command::add);
        if (terminal != null) {
            message.put("width", terminal.width()).put("height", terminal.height());
        }
        return message;
    }

    /**
     * Forwards a port of this machine to a port of a replica, as long as the result is open.
     *
     * @param location name of the location
     * @param replica name of the replica; {@code null} for any
     * @param port port of the replica, from 1 to 65535
     * @param localPort port of this machine, on the loopback interface; 0 for any free port
     * @return the forwarded port, which the caller closes
     * @throws UsageException if a name or port is invalid, or the local port is in use
     */
    public PortForward forward(String location, @Nullable String replica, int port, int localPort) {
        if (port < 1 || port > 65_535 || localPort < 0 || localPort > 65_535) {
            throw new UsageException(
                    "Invalid ports " + localPort + ":" + port + ": expected 1 to 65535, or 0 for any free local port");
        }
        ForwardTarget target = new ForwardTarget(servers.in(location), token, org, gvc.name(), workload, replica, port);
        return PortForward.open(target, services.api().time(), localPort);
    }

    /** Collects the output of a command. */
    private static final class Collected implements ExecListener {
        private final CompletableFuture<ExecResult> result = new CompletableFuture<>();
        private final ByteArrayOutputStream output = new ByteArrayOutputStream();

        @Override
        public void output(byte[] bytes) {
            output.writeBytes(bytes);
        }

        @Override
        public void exited(int exitCode) {
            result.complete(new ExecResult(exitCode, output.toByteArray()));
        }

        @Override
        public void failed(ApiException failure) {
            result.completeExceptionally(failure);
        }
    }
}
