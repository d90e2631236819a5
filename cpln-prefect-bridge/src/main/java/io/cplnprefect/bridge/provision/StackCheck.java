/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.link.SourceUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The check of a description. Pure functions; messages contain no value of a field that is meant for a secret. */
final class StackCheck {

    /** The shortest limit of the kinds of objects is that of workloads. */
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,47}[a-z0-9])?");

    private static final int MAX_GVC = 30;
    private static final int MIN_STORAGE = 10;
    private static final Pattern IMAGE =
            Pattern.compile("(//image/|/org/[^/\\s]+/image/)?[A-Za-z0-9][^\\s@]*(@sha256:\\w+)?");
    private static final Pattern PREFECT_2 = Pattern.compile(".*:2[.-].*");
    private static final Pattern CPU = Pattern.compile("[1-9]\\d*m?|\\d+\\.\\d+");
    private static final Pattern MEMORY = Pattern.compile("[1-9]\\d*[KMG]i?");
    private static final Pattern POOL = Pattern.compile("[^/%&<>\\s]([^/%&<>]*[^/%&<>\\s])?");
    private static final Pattern CIDR = Pattern.compile(
            "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!/)|(?=/))){4}/(3[0-2]|[12]?\\d)|[0-9a-fA-F]*:[0-9a-fA-F:]*/(12[0-8]|1[01]\\d|\\d?\\d)");

    private static final Pattern VARIABLE = Pattern.compile("(?!CPLN_)[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> OWN_VARIABLES =
            Set.of("PREFECT_API_URL", "PREFECT_API_AUTH_STRING", "PREFECT_CPLN_WORKER_STORE_PREFECT_API_IN_SECRET");
    private static final Pattern SECRET_VARIABLE = Pattern.compile(".*(API_KEY|AUTH_STRING|TOKEN|PASSWORD|SECRET).*");

    private final List<String> problems = new ArrayList<>();

    private StackCheck() {}

    static List<String> problems(PrefectStack stack) {
        StackCheck check = new StackCheck();
        check.stack(stack);
        check.server(stack, stack.server());
        check.worker(stack.worker());
        return check.problems;
    }

    private void stack(PrefectStack stack) {
        name("gvc", stack.gvc());
        if (stack.gvc().length() > MAX_GVC) {
            problem(
                    "gvc",
                    stack.gvc(),
                    "expected at most " + MAX_GVC + " characters, because names of policies contain it");
        }
        if (stack.createGvc() && stack.locations().isEmpty()) {
            problems.add("Missing locations of the stack. Set locations, such as aws-eu-central-1");
        }
        stack.locations().forEach(location -> name("location", location));
        stack.pullSecrets().forEach(secret -> name("pullSecrets", secret));
        reference("authSecret", stack.authSecret());
        if (stack.readinessTimeout().isNegative() || stack.readinessTimeout().isZero()) {
            problem("readinessTimeout", stack.readinessTimeout(), "expected a positive duration");
        }
        if (stack.server().name().equals(stack.worker().name())) {
            problem("worker.name", stack.worker().name(), "it is the name of the server. Use another name");
        }
    }

    private void server(PrefectStack stack, StackServer server) {
        name("server.name", server.name());
        image("server.image", server.image());
        size("server", server);
        reference("server.databaseSecret", server.databaseSecret());
        if (server.databaseSecret() == null) {
            sqlite(stack, server);
        }
        for (String cidr : server.allowedCidrs()) {
            if (!CIDR.matcher(cidr).matches()) {
                problem("server.allowedCidrs", cidr, "expected a range such as 198.51.100.0/24");
            }
        }
        if (!server.allowedCidrs().isEmpty() && stack.authSecret() == null) {
            problems.add(
                    "Invalid server.allowedCidrs: everybody in these ranges could use the API. Set authSecret, or remove them");
        }
        if (stack.authSecret() != null && PREFECT_2.matcher(server.image()).matches()) {
            problem(
                    "server.image",
                    server.image(),
                    "servers of Prefect 2 have no authentication. Use Prefect 3, or remove authSecret");
        }
    }

    private void sqlite(PrefectStack stack, StackServer server) {
        name("server.volumeSet", server.volumeSet());
        if (server.storageGib() < MIN_STORAGE) {
            problem("server.storageGib", server.storageGib(), "expected at least " + MIN_STORAGE);
        }
        if (server.replicas() > 1) {
            problem("server.replicas", server.replicas(), singleDatabase());
        }
        if (stack.createGvc() && stack.locations().size() > 1) {
            problem("locations", stack.locations(), singleDatabase());
        }
    }

    /** Returns the rule of servers with SQLite, for messages. */
    static String singleDatabase() {
        return "each replica in each location would be a server with a database of its own. Use one, or set server.databaseSecret";
    }

    private void worker(StackWorker worker) {
        name("worker.name", worker.name());
        if (worker.image() != null) {
            image("worker.image", worker.image());
        } else if (worker.program() == WorkerProgram.PYTHON) {
            problems.add(
                    "Missing worker.image: set an image that contains Prefect and prefect-cpln, such as //image/prefect:3.4");
        }
        size("worker", worker);
        pool("worker.workPool", worker.workPool());
        worker.workQueues().forEach(queue -> pool("worker.workQueues", queue));
        worker.environment().forEach(this::variable);
        worker.mounts().forEach(this::mount);
        if (worker.limit() != null && worker.limit() < 1) {
            problem("worker.limit", worker.limit(), "expected at least 1");
        }
    }

    private void variable(String name, String value) {
        if (!VARIABLE.matcher(name).matches() || OWN_VARIABLES.contains(name)) {
            problem("worker.environment", name, "expected a name that neither Control Plane nor the stack sets");
        } else if (SECRET_VARIABLE.matcher(name).matches() && secretOf(value) == null) {
            problems.add(
                    "Invalid worker.environment: expected a reference such as cpln://secret/NAME.KEY as the value of "
                            + name);
        }
    }

    private void mount(String path, String uri) {
        try {
            SourceUri.parse(uri);
        } catch (UsageException e) {
            problems.addAll(e.problems());
        }
        if (!path.startsWith("/")) {
            problem("worker.mounts", path, "expected an absolute path");
        }
    }

    private void size(String of, WorkloadSize size) {
        if (size.replicas() < 1) {
            problem(of + ".replicas", size.replicas(), "expected at least 1");
        }
        if (!CPU.matcher(size.cpu()).matches()) {
            problem(of + ".cpu", size.cpu(), "expected a quantity such as 500m or 2");
        }
        if (!MEMORY.matcher(size.memory()).matches()) {
            problem(of + ".memory", size.memory(), "expected a quantity such as 512Mi or 2Gi");
        }
    }

    private void name(String field, String name) {
        if (!isName(name)) {
            problem(
                    field,
                    name,
                    "expected up to 49 lower-case letters, digits and '-', beginning with a letter, not ending with '-'");
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private void image(String field, String image) {
        if (!IMAGE.matcher(image).matches()) {
            problem(field, image, "expected an image such as prefecthq/prefect:3-latest or //image/prefect:3.4");
        }
    }

    private void pool(String field, String name) {
        if (!POOL.matcher(name).matches()) {
            problem(field, name, "expected a name without '/', '%', '&', '<' and '>'");
        }
    }

    private void reference(String field, @Nullable String reference) {
        if (reference != null && secretOf(reference) == null) {
            problems.add("Invalid " + field
                    + ": expected a reference such as cpln://secret/NAME.KEY, not the secret itself");
        }
    }

    /** Returns the name of the secret to which a reference leads, or null if it is not a reference to the key of a secret. */
    static @Nullable String secretOf(String reference) {
        try {
            SourceUri uri = SourceUri.parse(reference);
            return "secret".equals(uri.kind()) && uri.key() != null ? uri.name() : null;
        } catch (UsageException notAReference) {
            return null;
        }
    }

    private void problem(String field, Object value, String fix) {
        problems.add("Invalid " + field + " '" + value + "': " + fix);
    }
}
