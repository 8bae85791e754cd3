#pragma once
#include <curl/curl.h>

// Swift cannot call C functions with variable arguments: one typed wrapper per type of argument.
CURLcode curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode curl_set_offset(CURL *handle, CURLoption option, curl_off_t value);
CURLcode curl_set_string(CURL *handle, CURLoption option, const char *value);
CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);

typedef size_t (*curl_data_function)(char *data, size_t size, size_t count, void *context);
typedef int (*curl_seek_function)(void *context, curl_off_t offset, int origin);
CURLcode curl_set_write_function(CURL *handle, CURLoption option, curl_data_function function);
CURLcode curl_set_seek_function(CURL *handle, curl_seek_function function);

CURLcode curl_get_long(CURL *handle, CURLINFO info, long *value);
CURLcode curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value);
CURLMcode curl_multi_set_long(CURLM *multi, CURLMoption option, long value);

/// The next finished transfer, or NULL; the message's union is hard to read from Swift.
CURL *curl_multi_next_done(CURLM *multi, CURLcode *code);

/// Values that are macros with casts in C.
size_t curl_read_abort(void);
int curl_has_http2(void);
