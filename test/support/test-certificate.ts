/*
 * A key pair for servers of the tests on this machine, and for nothing else: it protects nothing. Self-signed for
 * localhost, mail.test and 127.0.0.1, valid for 100 years; made with
 *   openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=localhost \
 *     -addext subjectAltName=DNS:localhost,DNS:mail.test,IP:127.0.0.1
 */

export const testCertificate = `-----BEGIN CERTIFICATE-----
MIIBpjCCAUygAwIBAgIUCN6yJWBeW/wIQAeiVZlntPvSkkEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzE3MzYwOVoYDzIxMjYxMDMw
MTczNjA5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARuHJnIgw0nx5miZsp+rB3cIWMy3lRUKT7pKcazZC4XgH8f+a/BsEQ9
7GD82KnJLLS1SMbEk7aSfKmOqD2BRTzio3oweDAdBgNVHQ4EFgQUYn7x/CNewepT
FgJu2w84XgzNvqcwHwYDVR0jBBgwFoAUYn7x/CNewepTFgJu2w84XgzNvqcwDwYD
VR0TAQH/BAUwAwEB/zAlBgNVHREEHjAcgglsb2NhbGhvc3SCCW1haWwudGVzdIcE
fwAAATAKBggqhkjOPQQDAgNIADBFAiAD3KT0nk2dZl4y1YO4vcpwVsrHLdgldUE6
ea/Bfj+8xwIhAPYgro9wn74VstO9q9svYJhyh81F7vc9vJzYp2ypUfdy
-----END CERTIFICATE-----
`;

export const testKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4O8FU1fX0S+UtOCs
tD34TO33s+0Hs33ahKZS47rtR+yhRANCAARuHJnIgw0nx5miZsp+rB3cIWMy3lRU
KT7pKcazZC4XgH8f+a/BsEQ97GD82KnJLLS1SMbEk7aSfKmOqD2BRTzi
-----END PRIVATE KEY-----
`;
