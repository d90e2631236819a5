/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.bridge.provision;

import org.jspecify.annotations.NullMarked;
