/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.testkit.snippet.Snippets;
import java.nio.file.Path;

/** The snippets of the pages of {@code docs} about this module. */
final class Guide {

    private static final String IMPORTS = """
            import com.fasterxml.jackson.databind.JsonNode;
            import io.cplnprefect.core.call.*;
            import io.cplnprefect.core.error.*;
            import io.cplnprefect.core.setting.Secret;
            import io.cplnprefect.prefect.*;
            import io.cplnprefect.prefect.artifact.*;
            import io.cplnprefect.prefect.block.*;
            import io.cplnprefect.prefect.concurrency.*;
            import io.cplnprefect.prefect.deployment.*;
            import io.cplnprefect.prefect.environment.*;
            import io.cplnprefect.prefect.flow.*;
            import io.cplnprefect.prefect.flowrun.*;
            import io.cplnprefect.prefect.plan.*;
            import io.cplnprefect.prefect.project.*;
            import io.cplnprefect.prefect.query.*;
            import io.cplnprefect.prefect.run.*;
            import io.cplnprefect.prefect.spec.*;
            import io.cplnprefect.prefect.state.*;
            import io.cplnprefect.prefect.variable.*;
            import io.cplnprefect.prefect.worker.*;
            import io.cplnprefect.prefect.workpool.*;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.time.Instant;
            import java.time.ZoneId;
            import java.util.*;
            """;

    private Guide() {}

    /** Compiles the snippets of {@code prefect-client.md}, and runs them in their order. */
    static void run(Path classes, Prefect prefect) {
        run("prefect-client.md", classes, prefect);
    }

    /** Compiles the snippets of a page, and runs them in their order. */
    static void run(String page, Path classes, Prefect prefect) {
        Snippets.of(Path.of("../docs").resolve(page))
                .imports(IMPORTS)
                .variable("prefect", Prefect.class, prefect)
                .run(classes);
    }
}
