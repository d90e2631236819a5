/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.junit.EmulatorExtension;
import io.cplnprefect.testkit.seed.Seed;
import io.cplnprefect.testkit.service.Services;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The twin of {@link ReportServiceTest}: the application context is kept, and each test has fresh emulators. */
@SpringJUnitConfig
class ReportServiceSpringTest {
    @RegisterExtension
    static final EmulatorExtension emulators = EmulatorExtension.of(Services.builder()
            .prefect(server -> {})
            .seed(Seed.of("deployments: [{name: monthly, entrypoint: 'report.py:report'}]")));

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("prefect.api-url", () -> emulators.services().prefect().apiUrl());
    }

    @Configuration
    static class Application {
        @Bean
        ReportService reports(Environment settings) {
            return ReportService.connect(settings.getRequiredProperty("prefect.api-url"), TimeSource.system("reports"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503})
    void start_withFault_createsOneFlowRun(int status, ApplicationContext context, Services services) {
        services.faults().when(post("/deployments/{id}/create_flow_run")).once().then(Fault.respond(status));
        ReportService reports = context.getBean(ReportService.class);
        UUID run = reports.start("2026-11");
        assertThat(services.faults().injected()).hasSize(1);
        assertThat(services.flowRun(run).stateType()).isEqualTo("SCHEDULED");
        assertThat(reports.start("2026-11")).isEqualTo(run);
    }
}
