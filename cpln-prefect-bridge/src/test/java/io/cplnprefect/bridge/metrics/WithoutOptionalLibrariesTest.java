/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bridge on a class path without the libraries for metrics and traces. */
class WithoutOptionalLibrariesTest {

    @Test
    void worker_withoutMicrometerAndOpenTelemetry_runsAFlowRun() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = Path.of(entry).getFileName().toString();
            if (!name.startsWith("micrometer") && !name.startsWith("opentelemetry")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("io.opentelemetry.api.OpenTelemetry"))
                    .isInstanceOf(ClassNotFoundException.class);

            Object state = loader.loadClass(OneFlowRun.class.getName())
                    .getMethod("run")
                    .invoke(null);

            assertThat(state).isEqualTo("COMPLETED");
        }
    }
}
