/* SPDX-License-Identifier: Apache-2.0 */
/** The objects with which jobs clone private repositories and pull private images, so that no template and no deployment has a secret. */
@NullMarked
package io.cplnprefect.bridge.credential;

import org.jspecify.annotations.NullMarked;
