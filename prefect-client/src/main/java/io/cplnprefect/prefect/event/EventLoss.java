/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import java.util.UUID;

/**
 * An event that an {@link EventWriter} has dropped.
 *
 * @param eventId id of the event
 * @param reason why it was dropped
 */
public record EventLoss(UUID eventId, String reason) {}
