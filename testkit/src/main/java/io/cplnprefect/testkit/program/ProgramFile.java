/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import io.cplnprefect.testkit.cpln.ControlPlaneEmulatorBuilder;
import io.cplnprefect.testkit.internal.yaml.YamlDocument;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.ProcessRuntime;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.seed.Seed;
import io.cplnprefect.testkit.service.Services;
import io.cplnprefect.testkit.service.ServicesBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of the program in a YAML file; other files are relative to its folder. */
final class ProgramFile {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final @Nullable String environmentToken;
    private final List<String> problems = new ArrayList<>();

    private ProgramFile(Path folder, @Nullable String environmentToken) {
        this.folder = folder;
        this.environmentToken = environmentToken;
    }

    /**
     * Reads a file.
     *
     * @param environmentToken the token of an org whose token is not in the file, or null
     * @throws IllegalArgumentException with all problems, one per line
     */
    static ProgramSettings read(Path file, @Nullable String environmentToken) {
        List<YamlDocument> documents;
        try {
            documents = YamlDocument.readAll(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the settings " + file + ": " + e, e);
        }
        if (documents.size() != 1) {
            throw new IllegalArgumentException(
                    "Invalid settings in " + file + ": expected one document, not " + documents.size());
        }
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
        ProgramFile reader = new ProgramFile(folder, environmentToken);
        ProgramSettings settings = reader.settings(FileNode.of(documents.get(0), reader.problems));
        if (!reader.problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "Invalid settings in " + file + ":\n  " + String.join("\n  ", reader.problems));
        }
        return settings;
    }

    private ProgramSettings settings(FileNode root) {
        root.allow("controlPlane", "prefect", "seeds", "faults", "faultSeed", "state", "control");
        ServicesBuilder services = Services.builder();
        FileNode controlPlane = root.member("controlPlane");
        FileNode prefect = root.member("prefect");
        if (!controlPlane.exists() && !prefect.exists()) {
            root.report("missing controlPlane or prefect");
        }
        if (controlPlane.exists()) {
            controlPlane(controlPlane, services);
        }
        if (prefect.exists()) {
            prefect(prefect, services);
        }
        services.faultSeed(root.member("faultSeed").number(0, Integer.MIN_VALUE, Integer.MAX_VALUE));
        root.member("seeds").elements().forEach(seed -> seed(seed, services));
        FaultRules faults = FaultRules.read(root.member("faults"));
        FileNode state = root.member("state").allow("load", "dump");
        FileNode control = root.member("control").allow("host", "port");
        Path load = path(state.member("load"));
        Path dump = path(state.member("dump"));
        if (load != null && !load.equals(dump) && !Files.isRegularFile(load)) {
            state.member("load").report("the file does not exist");
        }
        if (control.exists() && dump == null) {
            control.report("missing state.dump, the file to which the control endpoint writes");
        }
        return new ProgramSettings(
                services,
                faults,
                load,
                dump,
                control.exists() ? control.member("host").text(HOST) : null,
                control.member("port").port(0));
    }

    private void controlPlane(FileNode node, ServicesBuilder services) {
        node.allow("host", "port", "orgs", "readinessDelay", "commandStartDelay", "pageSize", "runtime", "script");
        String host = node.member("host").text(HOST);
        int port = node.member("port").port(0);
        Duration readinessDelay = node.member("readinessDelay").duration(Duration.ZERO);
        Duration commandStartDelay = node.member("commandStartDelay").duration(Duration.ZERO);
        int pageSize = node.member("pageSize").number(50, 1, 1000);
        boolean process = node.member("runtime").oneOf("scripted", "process").equals("process");
        JobScript script = ScriptSteps.read(node.member("script"));
        if (process && node.member("script").exists()) {
            node.member("script").report("a job of the runtime 'process' has no script. Remove script, or set runtime");
        }
        List<Org> orgs = orgs(node.member("orgs"));
        services.controlPlane(builder -> {
            builder.host(host).port(port).pageSize(pageSize);
            builder.readinessDelay(readinessDelay).commandStartDelay(commandStartDelay);
            orgs.forEach(org -> org.addTo(builder));
            if (process) {
                builder.runtime(ProcessRuntime.create());
            } else {
                builder.script(job -> script);
            }
        });
    }

    private List<Org> orgs(FileNode list) {
        List<Org> orgs = new ArrayList<>();
        for (FileNode org : list.elements()) {
            org.allow("name", "token", "gvcs");
            FileNode token = org.member("token");
            if (!token.exists() && environmentToken == null) {
                token.report("missing. Set it here or in CPLN_TOKEN");
            }
            List<Gvc> gvcs = new ArrayList<>();
            for (FileNode gvc : org.member("gvcs").elements()) {
                gvc.allow("name", "locations");
                gvcs.add(new Gvc(
                        gvc.member("name").requiredText(),
                        gvc.member("locations").texts()));
            }
            orgs.add(new Org(
                    org.member("name").requiredText(),
                    token.text(Objects.requireNonNullElse(environmentToken, "")),
                    gvcs));
        }
        if (orgs.isEmpty()) {
            list.report("expected at least one org");
        }
        return orgs;
    }

    private record Org(String name, String token, List<Gvc> gvcs) {
        void addTo(ControlPlaneEmulatorBuilder builder) {
            builder.org(name, token);
            gvcs.forEach(gvc -> builder.gvc(gvc.name(), gvc.locations().toArray(String[]::new)));
        }

        @Override
        public String toString() {
            return "org " + name;
        }
    }

    private record Gvc(String name, List<String> locations) {}

    private static void prefect(FileNode node, ServicesBuilder services) {
        node.allow("host", "port", "release", "authString", "csrf");
        String host = node.member("host").text(HOST);
        int port = node.member("port").port(0);
        String release = node.member("release").oneOf(PrefectRelease.V3.version(), PrefectRelease.V2_20.version());
        boolean old = release.equals(PrefectRelease.V2_20.version());
        String authString = node.member("authString").text();
        boolean csrf = node.member("csrf").flag();
        if (old && authString != null) {
            node.member("authString").report("a 2.20 server has no authentication. Remove it, or set release");
        }
        services.prefect(builder -> {
            PrefectEmulator.Builder set = builder.host(host)
                    .port(port)
                    .release(old ? PrefectRelease.V2_20 : PrefectRelease.V3)
                    .csrf(csrf);
            if (authString != null) {
                set.authString(authString);
            }
        });
    }

    private void seed(FileNode node, ServicesBuilder services) {
        Path file = path(node);
        if (file != null) {
            try {
                services.seed(Seed.of(file));
            } catch (IllegalArgumentException | UncheckedIOException e) {
                node.report(String.valueOf(e.getMessage()));
            }
        }
    }

    private @Nullable Path path(FileNode node) {
        String text = node.text();
        return text == null ? null : folder.resolve(text);
    }
}
