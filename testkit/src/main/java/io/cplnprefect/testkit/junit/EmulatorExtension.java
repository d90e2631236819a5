/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.junit;

import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.service.Services;
import io.cplnprefect.testkit.service.ServicesBuilder;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Starts the services of a test class and provides them as parameters of its test methods.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EmulatorExtension emulators = EmulatorExtension.of(Services.builder()
 *         .prefect(server -> server.release(PrefectRelease.V3))
 *         .virtualTime()
 *         .client(Prefect.class, s -> Prefect.builder().apiUrl(s.prefect().apiUrl()).build()));
 *
 * @Test
 * void flowRun_isCreated(Prefect prefect, FaultPlan faults, Services services) { ... }
 * }</pre>
 *
 * <p>With a static field, all tests of a class and of the classes nested in it use the same addresses; with an instance
 * field, each test has its own. In both cases each test starts with the state of the builder: before the next test the
 * clients are closed, and emulators, faults and time are replaced. With a static field, tests must not run concurrently.
 *
 * <p>The parameters of tests and of methods before and after each test may be of the types {@link Services}, {@link
 * ControlPlaneEmulator}, {@link PrefectEmulator}, {@link FaultPlan}, {@link VirtualTime} and those of the clients.
 *
 * <p>When a test fails, {@link Services#report()} is added to its exception as a suppressed exception, and published as a
 * report entry named {@code services}.
 */
public final class EmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private final ServicesBuilder settings;
    private final Set<Class<?>> types;
    private @Nullable Services services;
    private @Nullable String owner;
    private boolean used;

    private EmulatorExtension(ServicesBuilder settings) {
        this.settings = settings;
        types = new HashSet<>(settings.clientTypes());
        types.addAll(Set.of(
                Services.class, ControlPlaneEmulator.class, PrefectEmulator.class, FaultPlan.class, VirtualTime.class));
    }

    /** Returns an extension that starts the services of a builder, which is not changed later. */
    public static EmulatorExtension of(ServicesBuilder settings) {
        return new EmulatorExtension(settings);
    }

    /**
     * Returns the services of the current test, for code that has no parameters.
     *
     * @throws IllegalStateException if no test class runs
     */
    public Services services() {
        if (services == null) {
            throw new IllegalStateException("The services are not started. Register the extension with"
                    + " @RegisterExtension, and use it from tests and from methods before and after them.");
        }
        return services;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start(context);
        if (used) {
            services = services().restart();
        }
        used = true;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        context.getExecutionException()
                .filter(failure -> !(failure instanceof TestAbortedException))
                .ifPresent(failure -> {
                    String report = services().report();
                    failure.addSuppressed(new StateAtFailure(report));
                    context.publishReportEntry("services", report);
                });
        close(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod().isPresent()
                && types.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Services.class) {
            return services();
        } else if (type == ControlPlaneEmulator.class) {
            return services().controlPlane();
        } else if (type == PrefectEmulator.class) {
            return services().prefect();
        } else if (type == FaultPlan.class) {
            return services().faults();
        } else if (type == VirtualTime.class) {
            return services().time();
        }
        return services().client(type);
    }

    /** Starts the services unless an enclosing context has started them. */
    private void start(ExtensionContext context) {
        if (services == null) {
            services = settings.start();
            owner = context.getUniqueId();
            used = false;
        }
    }

    private void close(ExtensionContext context) {
        if (context.getUniqueId().equals(owner)) {
            Services last = services();
            services = null;
            owner = null;
            last.close();
        }
    }

    /** The state of the services when a test failed. */
    private static final class StateAtFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StateAtFailure(String report) {
            super("State of the services when the test failed:\n" + report, null, false, false);
        }
    }
}
