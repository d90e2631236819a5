/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** The actions that use a block: their requests to another host are not sent, and count as successful. */
final class NotifyingBlocks {
    private NotifyingBlocks() {}

    static void sendNotification(ActionRun run) {
        JsonNode block = block(run);
        boolean notifies = StreamSupport.stream(
                        block.path("block_schema").path("capabilities").spliterator(), false)
                .anyMatch(capability -> capability.asText().equals("notify"));
        if (!notifies) {
            throw new ActionFailedException("The referenced block was not a notification block");
        }
        relate(run, block);
    }

    static void callWebhook(ActionRun run) {
        JsonNode block = block(run);
        if (!block.path("block_type").path("slug").asText().equals("webhook")) {
            throw new ActionFailedException("The referenced block was not a webhook block");
        }
        relate(run, block);
        run.details.put("status_code", 200).put("response_body", "").putObject("response_headers");
    }

    private static JsonNode block(ActionRun run) {
        String id = run.action.action().path("block_document_id").asText();
        return run.checked(run.request("GET", "/block_documents/" + id, null));
    }

    private static void relate(ActionRun run, JsonNode block) {
        run.relate("block", "block-document", block.path("id").asText(), block.path("name"));
        String slug = block.path("block_type").path("slug").asText();
        run.relate("block-type", "block-type", slug, null);
    }
}
