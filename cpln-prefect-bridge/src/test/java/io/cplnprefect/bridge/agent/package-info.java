/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.bridge.agent;

import org.jspecify.annotations.NullMarked;
