/* SPDX-License-Identifier: Apache-2.0 */
/** Agents, which connect private networks. */
@NullMarked
package io.cplnprefect.cpln.agent;

import org.jspecify.annotations.NullMarked;
