/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.service;

import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulatorBuilder;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.seed.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The settings of {@link Services}; not thread-safe. */
public final class ServicesBuilder {
    private @Nullable Consumer<ControlPlaneEmulatorBuilder> controlPlane;
    private @Nullable Consumer<PrefectEmulator.Builder> prefect;
    private final Map<Class<?>, Function<Services, ?>> clients = new LinkedHashMap<>();
    final List<Seed> seeds = new ArrayList<>();

    @Nullable
    Supplier<VirtualTime> time;

    long faultSeed;

    ServicesBuilder() {}

    /** Emulates Control Plane with the settings that the function adds; the fault plan and the time are set already. */
    public ServicesBuilder controlPlane(Consumer<ControlPlaneEmulatorBuilder> settings) {
        controlPlane = settings;
        return this;
    }

    /** Emulates Prefect with the settings that the function adds; the fault plan and the time are set already. */
    public ServicesBuilder prefect(Consumer<PrefectEmulator.Builder> settings) {
        prefect = settings;
        return this;
    }

    /** Uses virtual time, which only the test advances; real time is the default. */
    public ServicesBuilder virtualTime() {
        return virtualTime(VirtualTime::create);
    }

    /**
     * Uses a virtual time with settings, for example {@code VirtualTime::autoAdvancing}.
     *
     * @param factory returns a new time for each start
     */
    public ServicesBuilder virtualTime(Supplier<VirtualTime> factory) {
        time = factory;
        return this;
    }

    /** Sets the seed of faults with a probability; 0 by default. */
    public ServicesBuilder faultSeed(long seed) {
        faultSeed = seed;
        return this;
    }

    /** Adds the objects that exist in the emulators at first. */
    public ServicesBuilder seed(Seed seed) {
        seeds.add(seed);
        return this;
    }

    /**
     * Adds a client of the emulators.
     *
     * @param type the type under which it is read
     * @param factory creates the client; if it is {@link AutoCloseable}, it is closed before the emulators
     */
    public <T> ServicesBuilder client(Class<T> type, Function<Services, ? extends T> factory) {
        clients.put(type, factory);
        return this;
    }

    /** Returns the types of the clients. */
    public Set<Class<?>> clientTypes() {
        return Set.copyOf(clients.keySet());
    }

    /**
     * Starts the emulators and creates the objects of the seeds.
     *
     * @throws IllegalArgumentException if an emulator refuses a seed
     * @throws java.io.UncheckedIOException if an emulator cannot listen
     */
    public Services start() {
        return new Services(this, 0, 0);
    }

    @Nullable
    ControlPlaneEmulator startControlPlane(FaultPlan faults, @Nullable VirtualTime shared, int port) {
        if (controlPlane == null) {
            return null;
        }
        ControlPlaneEmulatorBuilder builder = ControlPlaneEmulator.builder().faults(faults);
        if (shared != null) {
            builder.time(shared.clock(), shared.scheduler());
        }
        controlPlane.accept(builder);
        return (port == 0 ? builder : builder.port(port)).start();
    }

    @Nullable
    PrefectEmulator startPrefect(FaultPlan faults, @Nullable VirtualTime shared, int port) {
        if (prefect == null) {
            return null;
        }
        PrefectEmulator.Builder builder = PrefectEmulator.builder().faults(faults);
        if (shared != null) {
            builder.time(shared.clock(), shared.scheduler());
        }
        prefect.accept(builder);
        return (port == 0 ? builder : builder.port(port)).start();
    }

    Object createClient(Class<?> type, Services services) {
        Function<Services, ?> factory = clients.get(type);
        if (factory == null) {
            throw new IllegalStateException("No client of type " + type.getName() + ". Call client("
                    + type.getSimpleName() + ".class, ...) on the builder.");
        }
        return factory.apply(services);
    }

    static void closeClient(Object client) {
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(
                        "Cannot close the client " + client.getClass().getName() + ": " + e, e);
            }
        }
    }
}
