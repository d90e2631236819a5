/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.volumeset.command.CreateVolumeSnapshot;
import io.cplnprefect.cpln.volumeset.command.DeleteOrphanedVolume;
import io.cplnprefect.cpln.volumeset.command.DeleteOrphanedVolumeSnapshot;
import io.cplnprefect.cpln.volumeset.command.DeleteVolume;
import io.cplnprefect.cpln.volumeset.command.DeleteVolumeSnapshot;
import io.cplnprefect.cpln.volumeset.command.ExpandVolume;
import io.cplnprefect.cpln.volumeset.command.ReplaceVolume;
import io.cplnprefect.cpln.volumeset.command.RestoreVolume;
import io.cplnprefect.cpln.volumeset.command.ShrinkVolume;
import io.cplnprefect.cpln.volumeset.command.VolumeCommand;
import io.cplnprefect.cpln.volumeset.command.VolumeSetCommands;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.CommandStage;
import io.cplnprefect.cpln.workload.CommandStatus;
import io.cplnprefect.cpln.workload.LifecycleStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of volume sets on the wire. */
class VolumeSetCommandsTest {

    private static final String PATH = "/org/acme/gvc/prefect/volumeset/data/-command";
    private static final String AT = "aws-eu-central-1";

    private final Wire wire = new Wire();
    private final VolumeSetCommands commands =
            wire.cpln().org().gvc("prefect").volumeSet("data").commands();

    @AfterEach
    void close() {
        wire.close();
    }

    static Stream<Arguments> starts() {
        return Stream.of(
                Arguments.of(
                        ExpandVolume.builder()
                                .location(AT)
                                .volumeIndex(1)
                                .newStorageCapacity(20)
                                .timeoutSeconds(600)
                                .build(),
                        "'type':'expandVolume','spec':{'location':'%s','volumeIndex':1,'newStorageCapacity':20,'timeoutSeconds':600}"),
                Arguments.of(
                        ShrinkVolume.builder()
                                .location(AT)
                                .volumeIndex(1)
                                .newStorageCapacity(10)
                                .build(),
                        "'type':'shrinkVolume','spec':{'location':'%s','volumeIndex':1,'newStorageCapacity':10}"),
                Arguments.of(
                        CreateVolumeSnapshot.builder()
                                .location(AT)
                                .volumeIndex(0)
                                .snapshotName("daily")
                                .snapshotExpirationDate(Instant.parse("2026-06-01T00:00:00Z"))
                                .addSnapshotTags(Map.of("reason", "release"))
                                .putTags("run", 7)
                                .build(),
                        "'type':'createVolumeSnapshot','tags':{'run':7},'spec':{'location':'%s','volumeIndex':0,'snapshotName':'daily',"
                                + "'snapshotExpirationDate':'2026-06-01T00:00:00Z','snapshotTags':[{'reason':'release'}]}"),
                Arguments.of(
                        DeleteVolumeSnapshot.builder()
                                .location(AT)
                                .volumeIndex(0)
                                .snapshotName("daily")
                                .build(),
                        "'type':'deleteVolumeSnapshot','spec':{'location':'%s','volumeIndex':0,'snapshotName':'daily'}"),
                Arguments.of(
                        RestoreVolume.builder()
                                .location(AT)
                                .volumeIndex(0)
                                .snapshotName("daily")
                                .zone("b")
                                .build(),
                        "'type':'restoreVolume','spec':{'location':'%s','volumeIndex':0,'snapshotName':'daily','zone':'b'}"),
                Arguments.of(
                        DeleteVolume.builder().location(AT).volumeIndex(2).build(),
                        "'type':'deleteVolume','spec':{'location':'%s','volumeIndex':2}"),
                Arguments.of(
                        ReplaceVolume.builder().location(AT).volumeIndex(2).build(),
                        "'type':'replaceVolume','spec':{'location':'%s','volumeIndex':2}"),
                Arguments.of(
                        DeleteOrphanedVolume.builder()
                                .location(AT)
                                .volumeIndex(2)
                                .storageDeviceId("vol-1")
                                .build(),
                        "'type':'deleteOrphanedVolume','spec':{'location':'%s','volumeIndex':2,'storageDeviceId':'vol-1'}"),
                Arguments.of(
                        DeleteOrphanedVolumeSnapshot.builder()
                                .location(AT)
                                .volumeIndex(2)
                                .snapshotId("snap-1")
                                .build(),
                        "'type':'deleteOrphanedVolumeSnapshot','spec':{'location':'%s','volumeIndex':2,'snapshotId':'snap-1'}"));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void start_command_isWrittenAsTheSpecification(VolumeCommand command, String document) throws Exception {
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .code(201)
                        .addHeader("Location", PATH + "/c-1")
                        .build());

        assertThat(commands.start(command).execute().link()).isEqualTo(PATH + "/c-1");

        var mapper = wire.cpln().mapper();
        assertThat(mapper.readTree(wire.body()))
                .isEqualTo(mapper.readTree(("{" + document.formatted(AT) + "}").replace('\'', '"')));
    }

    @Test
    void start_effectUnknown_isSentOnce() {
        wire.loseResponse().respond(503, "");

        assertThat(CallStyle.EXECUTE.failure(commands.start(
                        DeleteVolume.builder().location(AT).volumeIndex(0).build())))
                .isInstanceOf(TransportException.class);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void get_command_hasItsStage() throws Exception {
        wire.respond(200, """
                {"id": "c-1", "type": "replaceVolume", "lifecycleStage": "running",
                 "spec": {"location": "aws-eu-central-1", "volumeIndex": 2},
                 "status": {"stage": "create-volume", "nextVolumeSize": 20, "newVolumeAttributes": {"zone": "b"}}}""");

        Command command = commands.get("c-1").execute();

        assertThat(wire.line()).isEqualTo("GET " + PATH + "/c-1");
        CommandStatus status = Objects.requireNonNull(command.status());
        assertThat(status.stage()).isEqualTo(CommandStage.CREATE_VOLUME);
        assertThat(status.newVolumeAttributes()).containsEntry("zone", "b");
        assertThat(command.lifecycleStage()).isEqualTo(LifecycleStage.RUNNING);
    }

    @Test
    void untilFinal_runningCommand_returnsItWhenItHasEnded() throws Exception {
        String command = "{\"id\": \"c-1\", \"type\": \"deleteVolume\", \"lifecycleStage\": \"%s\"}";
        wire.respond(200, command.formatted("running")).respond(200, command.formatted("failed"));

        Command ended = commands.untilFinal("c-1")
                .every(Duration.ofMillis(1), Duration.ofMillis(1))
                .await();

        assertThat(ended.lifecycleStage()).isEqualTo(LifecycleStage.FAILED);
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @Test
    void listAndQuery_ofCommands_useTheVolumeSet() throws Exception {
        String page = "{\"items\": [{\"id\": \"c-1\", \"type\": \"deleteVolume\", \"lifecycleStage\": \"completed\"}]}";
        wire.respond(200, page).respond(200, page);

        assertThat(commands.list().toList()).hasSize(1);
        assertThat(commands.query(Query.all()
                                .property("lifecycleStage", "completed")
                                .build())
                        .toList())
                .hasSize(1);

        assertThat(List.of(wire.line(), wire.line())).containsExactly("GET " + PATH, "POST " + PATH + "/-query");
    }

    @Test
    void deletions_ofADeletedVolumeSet_areByLocation() {
        wire.respond(200, """
                {"id": "c-1", "type": "deleteVolumeSet", "lifecycleStage": "running", "spec": {"locations": ["aws-eu-central-1"]},
                 "status": {"stage": null, "aws-eu-central-1": {"stage": "delete-volumes", "volumes": {"0": {"stage": "delete-snapshots",
                   "volume": {"index": 0, "currentSize": 10, "driver": "ebs"}, "pvcRef": {"namespace": "n", "name": "data-0"},
                   "snapshotDeletionStatus": {"daily": {"stage": "pending"}}}}}}}""");

        var deletions = commands.deletions(commands.get("c-1").execute());

        assertThat(deletions).containsOnlyKeys(AT);
        var location = Objects.requireNonNull(deletions.get(AT));
        assertThat(location.stage()).isEqualTo(CommandStage.DELETE_VOLUMES);
        var volume = Objects.requireNonNull(location.volumes().get("0"));
        assertThat(volume.stage()).isEqualTo(CommandStage.DELETE_SNAPSHOTS);
        assertThat(volume.snapshotDeletionStatus()).containsOnlyKeys("daily");
    }
}
