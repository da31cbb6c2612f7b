using Kpi.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Kpi.GraphQL.Transport;

/// <summary>Writes results as HTTP responses (GraphQL over HTTP, section 6).</summary>
internal static class HttpAnswers
{
    /// <summary>One result, with the status that its outcome has in that format.</summary>
    public static Task WriteAsync(HttpContext http, ResponseFormat format, ExecutionResult result) =>
        WriteAsync(http, format, result, Status(http, format, result.Outcome));

    /// <summary>One result with a status of its own.</summary>
    public static async Task WriteAsync(HttpContext http, ResponseFormat format, ExecutionResult result, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = format.ContentType;
        http.Response.ContentLength = result.Json.Length;
        await http.Response.Body.WriteAsync(result.Json, http.RequestAborted);
    }

    /// <summary>The results of a batch as an array; each says for itself what went wrong.</summary>
    public static async Task WriteAsync(HttpContext http, ResponseFormat format, IReadOnlyList<ExecutionResult> results)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = format.ContentType;
        http.Response.ContentLength = results.Sum(result => (long)result.Json.Length) + results.Count + 1;
        var between = "["u8.ToArray();
        foreach (var result in results)
        {
            await http.Response.Body.WriteAsync(between, http.RequestAborted);
            await http.Response.Body.WriteAsync(result.Json, http.RequestAborted);
            between[0] = (byte)',';
        }

        between[0] = (byte)']';
        await http.Response.Body.WriteAsync(between, http.RequestAborted);
    }

    private static int Status(HttpContext http, ResponseFormat format, ExecutionOutcome outcome)
    {
        switch (outcome)
        {
            case ExecutionOutcome.Executed:
                return StatusCodes.Status200OK;
            case ExecutionOutcome.NotAQuery:
                http.Response.Headers.Allow = "POST";
                return StatusCodes.Status405MethodNotAllowed;
            default:
                return format.IsLegacy ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        }
    }
}
