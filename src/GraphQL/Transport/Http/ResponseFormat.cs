using Microsoft.Net.Http.Headers;

namespace Kpi.GraphQL.Transport;

/// <summary>The media type of the answer, and what the HTTP status may say in it (GraphQL over HTTP, section 6).</summary>
internal sealed record ResponseFormat(string ContentType, bool IsLegacy)
{
    public static readonly ResponseFormat GraphQLResponse = new("application/graphql-response+json; charset=utf-8", IsLegacy: false);

    /// <summary>For clients older than the media type above: whatever a well-formed request gives, the status is 200.</summary>
    public static readonly ResponseFormat Json = new("application/json; charset=utf-8", IsLegacy: true);

    /// <summary>The format of a media type or range, or null.</summary>
    public static ResponseFormat? Match(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("application/graphql-response+json", StringComparison.OrdinalIgnoreCase) ? GraphQLResponse
        : type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) ? Json
        : type.MatchesAllTypes || (type.MatchesAllSubTypes && type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)) ? Json
        : null;
}
