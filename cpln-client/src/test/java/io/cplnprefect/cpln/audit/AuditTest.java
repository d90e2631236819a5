/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditTest {

    private final VirtualTime time = VirtualTime.create();
    private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect")
            .pageSize(2)
            .time(time.clock(), time.scheduler())
            .start();
    private final ControlPlane cpln = ControlPlane.builder()
            .endpoint(emulator.url())
            .token(Secret.of("secret"))
            .org("acme")
            .build();
    private final Audit audit = cpln.org().audit();

    @AfterEach
    void close() {
        cpln.close();
        emulator.close();
        time.close();
    }

    @Test
    void events_ofChanges_areListedNewestFirstOverPages() {
        identity("one");
        identity("two");
        cpln.org().gvc("prefect").generic("identity").delete("one").execute();

        List<AuditEvent> events = audit.events(
                        AuditQuery.builder().resourceType("identity").build())
                .toList();

        assertThat(events)
                .extracting(event -> Objects.requireNonNull(event.action()).type() + " "
                        + Objects.requireNonNull(event.resource()).name())
                .containsExactly("delete one", "create two", "create one");
        AuditEvent newest = events.get(0);
        assertThat(audit.event(Objects.requireNonNull(newest.id())).execute()).isEqualTo(newest);
        assertThat(audit.ofRequest(Objects.requireNonNull(newest.requestId())).toList())
                .containsExactly(newest);
        String id =
                Objects.requireNonNull(Objects.requireNonNull(newest.resource()).id());
        assertThat(audit.ofResource(id, AuditQuery.ALL).toList()).hasSize(2);
        assertThat(audit.ofResourceName("two", AuditQuery.ALL).toList()).hasSize(1);
        assertThat(audit.ofSubject("other@example.com").toList()).isEmpty();
    }

    @Test
    void events_ofATimeAndSubject_areSelected() {
        identity("early");
        time.advance(Duration.ofHours(1));
        Instant between = time.clock().instant();
        time.advance(Duration.ofHours(1));
        identity("late");

        assertThat(names(AuditQuery.builder().since(between).build())).containsExactly("late");
        assertThat(names(AuditQuery.builder().until(between).build())).containsExactly("early");
        assertThat(names(AuditQuery.builder()
                        .subject("/org/acme/user/other user")
                        .build()))
                .isEmpty();
        assertThat(names(AuditQuery.builder().contextName("other").build())).isEmpty();
    }

    @Test
    void write_toAContextOfTheApplication_isReadBack() {
        cpln.org()
                .generic("auditctx")
                .create(GenericResource.builder().name("shop").build())
                .execute();
        AuditEvent order = AuditEvent.builder()
                .resource(AuditResource.builder()
                        .id("order-1")
                        .type("order")
                        .putData("total", 5)
                        .build())
                .action(AuditAction.builder().type("refund").build())
                .subject(AuditSubject.builder().email("a@example.com").build())
                .build();

        AuditReceipt receipt = audit.write("shop", order, false).execute();

        AuditEvent read = audit.event(Objects.requireNonNull(receipt.id())).execute();
        assertThat(read.resource()).isEqualTo(order.resource());
        assertThat(Objects.requireNonNull(read.context()).name()).isEqualTo("shop");
        assertThat(audit.ofSubject("a@example.com").toList()).containsExactly(read);
        assertThat(names(AuditQuery.builder().contextName("shop").build())).containsExactly("null");
    }

    @Test
    void write_withoutResourceOrToThePlatformsContext_isRefused() {
        AuditEvent valid = AuditEvent.builder()
                .resource(AuditResource.builder().id("1").type("order").build())
                .build();
        assertThatThrownBy(() -> audit.write("shop", AuditEvent.builder().build(), true))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("resource.id and resource.type are required");
        assertThatThrownBy(() -> audit.write("cpln", valid, true).execute())
                .isInstanceOf(ServiceException.Forbidden.class);
        assertThatThrownBy(() -> audit.event("none").execute()).isInstanceOf(ServiceException.NotFound.class);
    }

    private List<String> names(AuditQuery query) {
        return audit.events(query).stream()
                .map(event ->
                        String.valueOf(Objects.requireNonNull(event.resource()).name()))
                .filter(name -> !name.equals("shop"))
                .toList();
    }

    private void identity(String name) {
        cpln.org()
                .gvc("prefect")
                .generic("identity")
                .create(GenericResource.builder()
                        .name(name)
                        .putAllAdditionalProperties(Map.of())
                        .build())
                .execute();
    }
}
