using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphQL.Transport;

/// <summary>The media type of the answer, and what the HTTP status may say in it (GraphQL over HTTP, section 6).</summary>
internal sealed record ResponseFormat(string ContentType, bool IsLegacy)
{
    public static readonly ResponseFormat GraphQLResponse = new("application/graphql-response+json; charset=utf-8", IsLegacy: false);

    /// <summary>For clients older than the media type above: whatever a well-formed request gives, the status is 200.</summary>
    public static readonly ResponseFormat Json = new("application/json; charset=utf-8", IsLegacy: true);

    /// <summary>The best format the client accepts, or null. Without an Accept header the client is a legacy one.</summary>
    public static ResponseFormat? Negotiate(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
        {
            return request.Headers.Accept.Count == 0 ? Json : null;
        }

        ResponseFormat? best = null;
        var quality = 0.0;
        foreach (var type in accepted)
        {
            var format = Match(type);
            if (format is not null && (type.Quality ?? 1) > quality)
            {
                best = format;
                quality = type.Quality ?? 1;
            }
        }

        return best;
    }

    /// <summary>The format of a media type or range, or null.</summary>
    public static ResponseFormat? Match(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("application/graphql-response+json", StringComparison.OrdinalIgnoreCase) ? GraphQLResponse
        : type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) ? Json
        : type.MatchesAllTypes || (type.MatchesAllSubTypes && type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)) ? Json
        : null;
}
