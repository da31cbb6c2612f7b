namespace Kpi.GraphQL;

/// <summary>The values of <c>extensions.code</c> that the engine itself gives.</summary>
public static class ErrorCodes
{
    /// <summary>The document breaks the grammar or a parser limit.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a validation rule.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable or argument has a wrong value.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>Which operation to run cannot be determined.</summary>
    public const string OperationResolutionFailure = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>The HTTP request is not a GraphQL request.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>A resolver failed; the cause is masked.</summary>
    public const string InternalServerError = "INTERNAL_SERVER_ERROR";

    /// <summary>A non-null field gave null.</summary>
    public const string NonNullViolation = "NON_NULL_VIOLATION";

    /// <summary>The request ran longer than allowed.</summary>
    public const string Timeout = "REQUEST_TIMEOUT";

    /// <summary>The request was cancelled.</summary>
    public const string Cancelled = "REQUEST_CANCELLED";

    /// <summary>The request asks for more than is allowed.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The operation costs more than is allowed.</summary>
    public const string CostExceeded = "COST_EXCEEDED";

    /// <summary>Introspection is switched off.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";

    /// <summary>No document is known by the hash that was sent.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Only registered documents may be executed.</summary>
    public const string PersistedQueryOnly = "PERSISTED_QUERY_ONLY";

    /// <summary>The user is not authenticated.</summary>
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";

    /// <summary>The user may not.</summary>
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";
}
