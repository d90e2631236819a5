/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.block.BlockData;
import io.cplnprefect.prefect.block.BlockDefinition;
import io.cplnprefect.prefect.block.BlockField;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Definitions of the blocks that {@code java_blocks.py} declares in Python. */
final class JavaBlocks {

    static final BlockDefinition KEY = BlockDefinition.named("Java Key")
            .description("A key of a service.")
            .field(BlockField.secret("token").description("The token."))
            .field(BlockField.text("note").optional())
            .build();

    static final BlockDefinition GROUP = BlockDefinition.named("Java's 1st Group (more) 1,000")
            .className("JavaGroup")
            .logoUrl("https://example.com/logo.png")
            .documentationUrl("https://example.com/docs")
            .field(BlockField.block("first", KEY))
            .build();

    static final BlockDefinition ENDPOINT = BlockDefinition.named("Java Endpoint")
            .description("An endpoint.")
            .field(BlockField.text("host").title("Host name").description("The host."))
            .field(BlockField.integer("port").defaultValue(443))
            .field(BlockField.number("ratio").defaultValue(0.5).description("A ratio"))
            .field(BlockField.bool("tls").defaultValue(true))
            .field(BlockField.integer("retries").optional())
            .field(BlockField.number("weight").optional())
            .field(BlockField.bool("strict").optional())
            .field(BlockField.text("path").defaultValue("/"))
            .field(BlockField.integer("size"))
            .field(BlockField.texts("tags").emptyByDefault())
            .field(BlockField.texts("zones"))
            .field(BlockField.texts("more").optional())
            .field(BlockField.object("headers").emptyByDefault())
            .field(BlockField.object("options"))
            .field(BlockField.object("extras").optional())
            .field(BlockField.choice("mode", "fast", "safe").defaultValue("fast"))
            .field(BlockField.choice("kind", "a", "b"))
            .field(BlockField.choice("maybe", "x", "y").optional())
            .field(BlockField.secret("password").optional())
            .field(BlockField.secretObject("secrets"))
            .field(BlockField.secretObject("hidden").optional())
            .field(BlockField.block("key", KEY))
            .field(BlockField.block("other", KEY).optional().description("Another key."))
            .field(BlockField.any("anyv").optional())
            .field(BlockField.block("main_key", KEY).description("The main key."))
            .field(BlockField.block("spare_key", KEY).optional())
            .field(BlockField.block("titled", KEY).title("A title"))
            .field(BlockField.block("group", GROUP))
            .field(BlockField.text("xURL2b"))
            .build();

    private JavaBlocks() {}

    /** Returns data of an endpoint that refers to a key of its own. */
    static BlockData endpoint(UUID key) {
        Map<String, Object> inline = Map.of("token", Secret.of("inline-token"));
        return BlockData.builder()
                .put("host", "example.com")
                .put("port", 8443)
                .put("size", 3)
                .put("zones", List.of("a", "b"))
                .put("options", Map.of("depth", 2))
                .put("kind", "b")
                .put("password", Secret.of("hunter2"))
                .put("secrets", Map.of("first", Secret.of("s1")))
                .reference("key", key)
                .put("main_key", inline)
                .reference("titled", key)
                .put("group", Map.of("first", inline))
                .put("xURL2b", "u")
                .build();
    }
}
